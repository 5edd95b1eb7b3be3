package io.ratebook.web;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Days of a list, as instants of a zone; null where it is open.
 *
 * @param from micros of the first day's beginning, included
 * @param until micros of the last day's end, not included
 */
public record DayRange(@Nullable Long from, @Nullable Long until) {
    /** The parameters {@code from} and {@code to}, both days included. */
    public static DayRange of(@Nullable String from, @Nullable String to, ZoneId zone) {
        LocalDate first = day("from", from);
        LocalDate last = day("to", to);
        return new DayRange(
                first == null ? null : begin(first, zone), last == null ? null : begin(last.plusDays(1), zone));
    }

    private static long begin(LocalDate day, ZoneId zone) {
        return Times.micros(day.atStartOfDay(zone).toInstant());
    }

    private static @Nullable LocalDate day(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        LocalDate day = Times.day(name, text.strip(), new FieldProblems());
        if (day == null) {
            throw Refusal.parameter(name, text, "a day such as 2010-12-03");
        }
        return day;
    }
}
