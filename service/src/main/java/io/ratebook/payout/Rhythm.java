package io.ratebook.payout;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How often payouts are made by themselves. */
public enum Rhythm {
    /** On a day of the week, 1 Monday to 7 Sunday. */
    WEEKLY(7),
    /** On a day from 1 to 15, and fifteen days later: the 15th and the 30th, or the month's last day. */
    TWICE_MONTHLY(15),
    /** On a day from 1 to 31; in a month that has no such day, on its last. */
    MONTHLY(31);

    private static final int HALF = 15;

    private final int dayMax;

    Rhythm(int dayMax) {
        this.dayMax = dayMax;
    }

    public int dayMax() {
        return dayMax;
    }

    /** The first such day after another one, that not included. */
    public LocalDate next(LocalDate after, int day) {
        return switch (this) {
            case WEEKLY -> after.with(TemporalAdjusters.next(DayOfWeek.of(day)));
            case MONTHLY -> {
                LocalDate here = inMonth(after, day);
                yield here.isAfter(after) ? here : inMonth(after.plusMonths(1), day);
            }
            case TWICE_MONTHLY -> {
                LocalDate first = inMonth(after, day);
                LocalDate second = inMonth(after, day + HALF);
                yield first.isAfter(after) ? first : second.isAfter(after) ? second : inMonth(after.plusMonths(1), day);
            }
        };
    }

    private static LocalDate inMonth(LocalDate month, int day) {
        return month.withDayOfMonth(Math.min(day, month.lengthOfMonth()));
    }

    /** As in JSON and in the table: {@code twice-monthly}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static @Nullable Rhythm find(@Nullable String word) {
        return Arrays.stream(values())
                .filter(rhythm -> rhythm.word().equals(word))
                .findFirst()
                .orElse(null);
    }
}
