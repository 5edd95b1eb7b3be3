package io.ratebook.evaluation;

import io.ratebook.calendar.PeriodKind;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Exact;
import io.ratebook.policy.TierScheme;
import io.ratebook.policy.TierScheme.Against;
import java.util.ArrayList;
import java.util.List;

/** Reads the bands of a scheme at a sale's position. */
final class TierReader {
    private TierReader() {}

    /**
     * A band and how much of the sale's base it rates.
     *
     * @param part of the base, above 0 and at most 1
     */
    record Slice(Scheme.Band band, Exact part) {}

    /**
     * What a sale reads.
     *
     * @param slices the bands that rate the sale; empty if no band holds the value
     * @param value the metric's value that decided, in the bands' unit; of marginal its start
     * @param end of marginal where the sale's stretch ends, else the value
     */
    record Reading(List<Slice> slices, Exact value, Exact end) {}

    /** @param currency of the sale; bands of money in another currency hold nothing of it */
    static Reading read(TierPosition position, CurrencyCode currency) {
        TierScheme row = position.scheme().row();
        if (row.mode() == TierScheme.Mode.MARGINAL) {
            return marginal(position, currency);
        }
        Exact value = scaled(position, value(position));
        Scheme.Band band = position.scheme().bandOf(value, currency);
        return new Reading(band == null ? List.of() : List.of(new Slice(band, Exact.ONE)), value, value);
    }

    private static Exact value(TierPosition position) {
        TierScheme row = position.scheme().row();
        if (position.standing().given != null) {
            return position.standing().given;
        }
        return switch (row.mode()) {
            case WHOLE ->
                row.period() == TierScheme.Period.LINE || row.period() == TierScheme.Period.ORDER
                        ? position.start().plus(position.length())
                        : position.standing().total(position.period());
            case LAGGED -> position.standing().total(position.period() - row.lag());
            default -> row.metric().counts() ? position.start().minus(Exact.ONE) : position.start();
        };
    }

    /** The stretch [start, start + length) cut at the bands; a point if it has no length. */
    private static Reading marginal(TierPosition position, CurrencyCode currency) {
        Exact start = scaled(position, position.start());
        Exact end = scaled(position, position.start().plus(position.length()));
        Exact length = end.minus(start);
        if (length.signum() <= 0) {
            Scheme.Band band = position.scheme().bandOf(start, currency);
            return new Reading(band == null ? List.of() : List.of(new Slice(band, Exact.ONE)), start, start);
        }
        List<Slice> slices = new ArrayList<>(2);
        for (Scheme.Band band : position.scheme().bands(currency)) {
            Exact overlap = band.overlap(start, end);
            if (overlap.signum() > 0) {
                slices.add(new Slice(band, overlap.dividedBy(length)));
            }
        }
        return new Reading(slices, start, end);
    }

    /** As a percentage of what the metric is against; an against of zero makes it 0. */
    private static Exact scaled(TierPosition position, Exact value) {
        TierScheme row = position.scheme().row();
        if (row.against() == Against.NOTHING) {
            return value;
        }
        Exact against = against(position, row);
        return against.isZero() ? Exact.ZERO : value.times(Exact.HUNDRED).dividedBy(against);
    }

    private static Exact against(TierPosition position, TierScheme row) {
        long period = position.period() - row.lag();
        TierStanding standing = position.standing();
        if (row.against() == Against.ATTRIBUTE) {
            Exact own = TierStanding.attribute(standing.partner, row.againstAttribute());
            return own != null ? own : standing.against.getOrDefault(period, Exact.ZERO);
        }
        return standing.total(
                row.against() == Against.LAST_PERIOD
                        ? period - 1
                        : period - kind(row).inYear());
    }

    private static PeriodKind kind(TierScheme row) {
        return switch (row.period()) {
            case MONTH -> PeriodKind.MONTH;
            case QUARTER -> PeriodKind.QUARTER;
            case YEAR -> PeriodKind.YEAR;
            default -> throw new IllegalArgumentException("the scheme " + row.name() + " has no last period");
        };
    }
}
