package io.ratebook.evaluation;

import io.ratebook.calendar.CalendarPeriods;
import io.ratebook.calendar.PeriodKind;
import io.ratebook.money.Exact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * "Partner revenue (sales) this (last) month (quarter, year)": what earlier sales brought a partner, by credit share, in
 * one currency, before refunds. Sales are orders, one each, in the period where the order stands.
 */
final class PartnerMetrics {
    private final CalendarPeriods calendar;
    private final Map<Long, Standing> standings = new HashMap<>();

    PartnerMetrics(CalendarPeriods calendar) {
        this.calendar = calendar;
    }

    /** Minor units of the earlier sales of the period {@code back} before the one of that instant: 0 this, 1 last. */
    Exact revenue(PartnerView partner, int currency, PeriodKind kind, int back, long micros) {
        return standing(partner, currency)
                .period(kind, calendar.numberOf(kind, micros) - back)
                .revenue
                .value();
    }

    /** Other orders of that period. */
    long sales(PartnerView partner, int currency, PeriodKind kind, int back, long micros, int order) {
        Set<Integer> orders = standing(partner, currency).period(kind, calendar.numberOf(kind, micros) - back).orders;
        return orders.size() - (orders.contains(order) ? 1 : 0);
    }

    /**
     * Counts a line.
     *
     * @param standsAt when the line's order stands
     */
    void count(PartnerView partner, int currency, long micros, long revenue, Exact percent, int order, long standsAt) {
        Standing standing = standing(partner, currency);
        boolean seen = !standing.ordersSeen.add(order);
        for (PeriodKind kind : PeriodKind.values()) {
            Tally tally = standing.period(kind, calendar.numberOf(kind, micros)).revenue;
            if (percent.equals(Exact.HUNDRED)) {
                tally.add(revenue);
            } else {
                tally.add(percent.percentOf(Exact.of(revenue)));
            }
            if (!seen) {
                standing.period(kind, calendar.numberOf(kind, standsAt)).orders.add(order);
            }
        }
    }

    private Standing standing(PartnerView partner, int currency) {
        return standings.computeIfAbsent(((long) partner.index() << 32) | currency, unseen -> new Standing());
    }

    private static final class Standing {
        private final Map<Long, Period> periods = new HashMap<>();
        private final Set<Integer> ordersSeen = new HashSet<>();

        Period period(PeriodKind kind, long number) {
            return periods.computeIfAbsent(number * 4 + kind.ordinal(), unseen -> new Period());
        }
    }

    private static final class Period {
        private final Tally revenue = new Tally();
        private final Set<Integer> orders = new HashSet<>();
    }
}
