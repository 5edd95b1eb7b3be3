package io.ratebook.evaluation;

import io.ratebook.calendar.CalendarPeriods;
import io.ratebook.calendar.PeriodKind;
import io.ratebook.money.Exact;
import io.ratebook.policy.TierScheme;
import org.jspecify.annotations.Nullable;

/** Measures a line in a scheme's metric, as sold and after refunds, and numbers its period. */
final class TierMeasure {
    private final Batch batch;
    private final Sales sales;
    private final Decisions decisions;
    private final TierScheme row;
    private final PartnerView partner;
    private final CalendarPeriods calendar;

    TierMeasure(Batch batch, Decisions decisions, SchemeMetrics.Metric metric, PartnerView partner) {
        this.batch = batch;
        this.sales = batch.sales;
        this.decisions = decisions;
        this.row = metric.definition().row();
        this.partner = partner;
        this.calendar = new CalendarPeriods(metric.zone());
    }

    /** The number of the calendar period of a line; 0 where the scheme has none. */
    long period(int line) {
        return switch (row.period()) {
            case MONTH -> calendar.numberOf(PeriodKind.MONTH, sales.time[line]);
            case QUARTER -> calendar.numberOf(PeriodKind.QUARTER, sales.time[line]);
            case YEAR -> calendar.numberOf(PeriodKind.YEAR, sales.time[line]);
            default -> 0;
        };
    }

    long time(int line) {
        return sales.time[line];
    }

    int order(int line) {
        return sales.order[line];
    }

    int customer(int line) {
        return sales.customer[line];
    }

    /** What the line measures before credit, refunds not looked at. */
    Exact whole(TierPass.Entry entry) {
        int line = entry.line();
        return switch (row.metric()) {
            case REVENUE -> BaseAmounts.minor(sales, line, sales.revenue(line));
            case UNITS -> sales.quantity[line] == Sales.UNKNOWN ? Exact.ZERO : Exact.ofScaled(sales.quantity[line], 6);
            case ATTRIBUTE -> saleAttribute(line, row.attribute());
            case SALES -> Exact.ONE;
            case CUSTOMERS -> sales.customer[line] == Dictionary.ABSENT ? Exact.ZERO : Exact.ONE;
            case COMMISSION -> Exact.ZERO;
        };
    }

    /** The same by credit share. */
    Exact credited(TierPass.Entry entry) {
        return share(entry, whole(entry));
    }

    /** By credit share and less what was refunded, if the scheme takes refunds off. */
    Exact net(TierPass.Entry entry) {
        Exact credited = credited(entry);
        return row.lessRefunds() ? credited.times(Exact.ONE.minus(ratio(entry))) : credited;
    }

    /** Before credit, less what was refunded if the scheme takes refunds off. */
    Exact wholeNet(TierPass.Entry entry) {
        Exact whole = whole(entry);
        return row.lessRefunds() ? whole.times(Exact.ONE.minus(ratio(entry))) : whole;
    }

    /** Whether the scheme takes refunds off and the line is fully refunded. */
    boolean isGone(TierPass.Entry entry) {
        return row.lessRefunds()
                && batch.refunds.hasRefunds(entry.line())
                && ratio(entry).equals(Exact.ONE);
    }

    private Exact ratio(TierPass.Entry entry) {
        return batch.refunds.ratio(entry.line(), decisions.terms(entry.slot()).clawbackWithinDays());
    }

    /** A partner's attribute is the metric's value; null if the metric is something else or the partner has none. */
    @Nullable
    Exact partnersValue() {
        return row.metric() == TierScheme.Metric.ATTRIBUTE ? TierStanding.attribute(partner, row.attribute()) : null;
    }

    /** A sale's attribute by credit share; zero if it has none or it is no number. */
    Exact attribute(TierPass.Entry entry, @Nullable String name) {
        return share(entry, saleAttribute(entry.line(), name));
    }

    private static Exact share(TierPass.Entry entry, Exact amount) {
        return entry.percent().equals(Exact.HUNDRED) ? amount : entry.percent().percentOf(amount);
    }

    private Exact saleAttribute(int line, @Nullable String name) {
        int[] values = name == null ? null : sales.attributes.get(name);
        String text = values == null ? null : sales.codes.textOf(values[line]);
        Exact number = text == null ? null : Decimals.parse(text);
        return number == null ? Exact.ZERO : number;
    }
}
