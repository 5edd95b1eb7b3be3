package io.ratebook.evaluation;

import io.ratebook.money.Exact;
import io.ratebook.policy.TierScheme;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders or customers over a calendar period or a lifetime: the n-th stands at n with all its lines. One that is fully
 * refunded leaves, and later ones move up; it keeps its own place.
 */
final class CountingWalk implements TierWalk {
    private final Scheme scheme;
    private final TierStanding standing;
    private final TierMeasure measure;
    private final boolean countsOrders;
    /** An order's period is the one where it stands, whenever its further lines come. */
    private final Map<Integer, Long> periodOfOrder = new HashMap<>();
    /** By period, the place of each order or customer. */
    private final Map<Long, Map<Integer, Long>> places = new HashMap<>();

    private final Map<Long, Long> counted = new HashMap<>();
    /** By period, who has a line that is not fully refunded. */
    private final Map<Long, Set<Integer>> staying = new HashMap<>();

    CountingWalk(Scheme scheme, TierStanding standing, TierMeasure measure, List<TierPass.Entry> entries) {
        this.scheme = scheme;
        this.standing = standing;
        this.measure = measure;
        this.countsOrders = scheme.row().metric() == TierScheme.Metric.SALES;
        for (TierPass.Entry entry : entries) {
            if (!measure.isGone(entry)) {
                staying.computeIfAbsent(period(entry), unseen -> new HashSet<>())
                        .add(who(entry));
            }
        }
    }

    private long period(TierPass.Entry entry) {
        long own = measure.period(entry.line());
        return countsOrders ? periodOfOrder.computeIfAbsent(measure.order(entry.line()), unseen -> own) : own;
    }

    private int who(TierPass.Entry entry) {
        return countsOrders ? measure.order(entry.line()) : measure.customer(entry.line());
    }

    @Override
    public TierPosition next(TierPass.Entry entry) {
        long period = period(entry);
        return new TierPosition(scheme, standing, period, Exact.of(place(period, entry)), Exact.ZERO);
    }

    /** Without a customer a line counts no customer: it stands where the last one does, and reads that one forward. */
    private long place(long period, TierPass.Entry entry) {
        long before = counted.getOrDefault(period, 0L);
        int who = who(entry);
        if (!countsOrders && who == Dictionary.ABSENT) {
            return scheme.row().mode() == TierScheme.Mode.FORWARD ? before + 1 : before;
        }
        return places.computeIfAbsent(period, unseen -> new HashMap<>()).computeIfAbsent(who, unseen -> {
            if (staying.getOrDefault(period, Set.of()).contains(who)) {
                counted.put(period, before + 1);
            }
            return before + 1;
        });
    }

    @Override
    public void finish() {
        counted.forEach((period, count) -> standing.set(period, Exact.of(count)));
    }
}
