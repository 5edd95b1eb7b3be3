package io.ratebook.evaluation;

import io.ratebook.money.Exact;
import java.util.HashMap;
import java.util.Map;

/**
 * Revenue, units, attributes over a calendar period or a lifetime: a sale takes the stretch from what came before it.
 * The refunded sale keeps its own stretch; only later ones move down.
 */
final class SummingWalk implements TierWalk {
    private final Scheme scheme;
    private final TierStanding standing;
    private final TierMeasure measure;
    private final Map<Long, Exact> running = new HashMap<>();

    SummingWalk(Scheme scheme, TierStanding standing, TierMeasure measure) {
        this.scheme = scheme;
        this.standing = standing;
        this.measure = measure;
    }

    @Override
    public TierPosition next(TierPass.Entry entry) {
        long period = measure.period(entry.line());
        Exact given = standing.given;
        if (given != null) {
            return new TierPosition(scheme, standing, period, given, Exact.ZERO);
        }
        Exact before = running.getOrDefault(period, Exact.ZERO);
        running.put(period, before.plus(measure.net(entry)));
        return new TierPosition(scheme, standing, period, before, measure.credited(entry));
    }

    @Override
    public void finish() {
        running.forEach(standing::set);
    }
}
