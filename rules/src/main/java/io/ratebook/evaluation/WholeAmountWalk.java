package io.ratebook.evaluation;

import io.ratebook.money.Exact;
import io.ratebook.policy.TierScheme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Line and order: the bands apply to that one whole amount, before credit. Every line of an order reads the order's. */
final class WholeAmountWalk implements TierWalk {
    private final Scheme scheme;
    private final TierStanding standing;
    private final TierMeasure measure;
    private final Map<Integer, Exact> orders = new HashMap<>();

    WholeAmountWalk(Scheme scheme, TierStanding standing, TierMeasure measure, List<TierPass.Entry> entries) {
        this.scheme = scheme;
        this.standing = standing;
        this.measure = measure;
        if (scheme.row().period() == TierScheme.Period.ORDER) {
            for (TierPass.Entry entry : entries) {
                orders.merge(
                        measure.order(entry.line()),
                        measure.wholeNet(entry),
                        scheme.row().metric().counts() ? Exact::max : Exact::plus);
            }
        }
    }

    @Override
    public TierPosition next(TierPass.Entry entry) {
        Exact given = standing.given;
        if (given != null) {
            return new TierPosition(scheme, standing, 0, given, Exact.ZERO);
        }
        Exact amount = orders.getOrDefault(measure.order(entry.line()), Exact.ZERO);
        if (scheme.row().period() == TierScheme.Period.LINE) {
            amount = measure.whole(entry);
        }
        return scheme.row().metric().counts()
                ? new TierPosition(scheme, standing, 0, amount, Exact.ZERO)
                : new TierPosition(scheme, standing, 0, Exact.ZERO, amount);
    }
}
