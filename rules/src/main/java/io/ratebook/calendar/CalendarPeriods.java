package io.ratebook.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Numbers the calendar periods of a time zone: month 0 is January of year 0, quarters and years likewise. Remembers the
 * month last asked for, as lines come in time order. Not for several threads.
 */
public final class CalendarPeriods {
    private final ZoneId zone;
    private long monthStartMicros = 1;
    private long monthEndMicros = 0;
    private long month;

    public CalendarPeriods(ZoneId zone) {
        this.zone = zone;
    }

    /** The number of the period in which that instant lies. */
    public long numberOf(PeriodKind kind, long micros) {
        return Math.floorDiv(month(micros), (long) kind.months());
    }

    /** First instant of that period, in microseconds. */
    public long startMicros(PeriodKind kind, long number) {
        return startOfDay(firstDay(kind, number), zone);
    }

    /** First day of that period. */
    public static LocalDate firstDay(PeriodKind kind, long number) {
        return monthStart(number * kind.months());
    }

    /** First instant of a day in a zone, in microseconds since 1970-01-01T00:00Z. */
    public static long startOfDay(LocalDate day, ZoneId zone) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, day.atStartOfDay(zone).toInstant());
    }

    private long month(long micros) {
        if (micros < monthStartMicros || micros >= monthEndMicros) {
            LocalDate day = Spans.instant(micros).atZone(zone).toLocalDate();
            month = day.getYear() * 12L + day.getMonthValue() - 1;
            monthStartMicros = startOfDay(monthStart(month), zone);
            monthEndMicros = startOfDay(monthStart(month + 1), zone);
        }
        return month;
    }

    private static LocalDate monthStart(long month) {
        return LocalDate.of((int) Math.floorDiv(month, 12L), (int) Math.floorMod(month, 12L) + 1, 1);
    }
}
