package io.ratebook.evaluation;

import io.ratebook.calendar.Spans;
import io.ratebook.money.Exact;
import io.ratebook.policy.TierScheme;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The last N days before a sale: earlier lines fewer than N whole days before it. An order counts while its first line
 * is in the window. Only forward, so a sale reads what stands before it.
 */
final class RollingWalk implements TierWalk {
    private final Scheme scheme;
    private final TierStanding standing;
    private final TierMeasure measure;
    private final long windowMicros;
    private final Deque<TierPass.Entry> window = new ArrayDeque<>();
    private final Map<Integer, Long> orderStandsAt = new HashMap<>();
    private Exact sum = Exact.ZERO;

    RollingWalk(Scheme scheme, TierStanding standing, TierMeasure measure) {
        this.scheme = scheme;
        this.standing = standing;
        this.measure = measure;
        this.windowMicros = scheme.row().rollingDays() * Spans.DAY_MICROS;
    }

    @Override
    public TierPosition next(TierPass.Entry entry) {
        long now = measure.time(entry.line());
        while (!window.isEmpty() && now - measure.time(window.peekFirst().line()) >= windowMicros) {
            sum = sum.minus(measure.net(window.removeFirst()));
        }
        Exact given = standing.given;
        Exact before = given != null ? given : scheme.row().metric().counts() ? count(entry, now) : sum;
        window.addLast(entry);
        sum = sum.plus(measure.net(entry));
        orderStandsAt.putIfAbsent(measure.order(entry.line()), now);
        // A counting metric stands at n and reads n - 1, as everywhere.
        Exact start = scheme.row().metric().counts() && given == null ? before.plus(Exact.ONE) : before;
        return new TierPosition(scheme, standing, 0, start, Exact.ZERO);
    }

    /** Other orders or customers in the window that came before this one did. */
    private Exact count(TierPass.Entry entry, long now) {
        boolean orders = scheme.row().metric() == TierScheme.Metric.SALES;
        int own = orders ? measure.order(entry.line()) : measure.customer(entry.line());
        Set<Integer> others = new HashSet<>();
        Set<Integer> staying = new HashSet<>();
        for (TierPass.Entry earlier : window) {
            int who = orders ? measure.order(earlier.line()) : measure.customer(earlier.line());
            if (who == own) {
                if (own != Dictionary.ABSENT || orders) {
                    break;
                }
                continue;
            }
            if (orders && now - orderStandsAt.getOrDefault(who, now) >= windowMicros) {
                continue;
            }
            if (orders || who != Dictionary.ABSENT) {
                others.add(who);
                if (!measure.isGone(earlier)) {
                    staying.add(who);
                }
            }
        }
        others.retainAll(staying);
        return Exact.of(others.size());
    }
}
