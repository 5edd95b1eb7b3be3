package io.ratebook.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Whole days and months between instants, given in microseconds since 1970-01-01T00:00Z. */
public final class Spans {
    /** 24 hours. */
    public static final long DAY_MICROS = 24L * 60 * 60 * 1_000_000;

    private Spans() {}

    /** Whole periods of 24 hours from one instant to a later one. */
    public static long wholeDays(long fromMicros, long toMicros) {
        return Math.floorDiv(toMicros - fromMicros, DAY_MICROS);
    }

    /**
     * Whole months from one instant to a later one. A month later is the same day and time in UTC or the month's last
     * day: from 31 January 10:00 the first month is full on 28 February 10:00.
     */
    public static long wholeMonths(long fromMicros, long toMicros) {
        LocalDateTime from = utc(fromMicros);
        LocalDateTime to = utc(toMicros);
        long months = (to.getYear() - from.getYear()) * 12L + to.getMonthValue() - from.getMonthValue();
        return from.plusMonths(months).isAfter(to) ? months - 1 : months;
    }

    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static LocalDateTime utc(long micros) {
        return LocalDateTime.ofInstant(instant(micros), ZoneOffset.UTC);
    }
}
