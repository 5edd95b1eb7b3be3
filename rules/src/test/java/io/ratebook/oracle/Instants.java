package io.ratebook.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Days, months and calendar periods of instants in microseconds. */
final class Instants {
    static final long DAY = 86_400_000_000L;

    private Instants() {}

    /** Whole periods of 24 hours; of a time before {@code from} negative. */
    static long daysBetween(long from, long to) {
        return Math.floorDiv(to - from, DAY);
    }

    /** The most months that can be added to {@code from} without passing {@code to}. */
    static long monthsBetween(long from, long to) {
        OffsetDateTime start = utc(from);
        OffsetDateTime end = utc(to);
        long months = 0;
        while (!start.plusMonths(months + 1).isAfter(end)) {
            months++;
        }
        return months;
    }

    static LocalDate day(long micros, ZoneId zone) {
        return utc(micros).atZoneSameInstant(zone).toLocalDate();
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static OffsetDateTime utc(long micros) {
        return instant(micros).atOffset(ZoneOffset.UTC);
    }

    /** Calendar periods, numbered so that the one before has the number before. */
    enum Calendar {
        MONTH(12),
        QUARTER(4),
        YEAR(1);

        final int perYear;

        Calendar(int perYear) {
            this.perYear = perYear;
        }

        long of(long micros, ZoneId zone) {
            LocalDate day = day(micros, zone);
            return (long) day.getYear() * perYear + (day.getMonthValue() - 1) / (12 / perYear);
        }
    }
}
