package io.ratebook.policy.check;

import io.ratebook.policy.Condition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A band on a line of numbers; days are counted from 1970-01-01.
 *
 * @param from inclusive, null for no lower end
 * @param below exclusive, null for no upper end
 * @param owner whose band it is
 */
record Span<T>(@Nullable BigDecimal from, @Nullable BigDecimal below, T owner) {
    /** Values between two spans that none of them holds: from inclusive, below exclusive. */
    record Gap<T>(BigDecimal from, BigDecimal below, Span<T> before, Span<T> after) {}

    /** Two spans that share values; the second starts where the first does, or later. */
    record Overlap<T>(Span<T> first, Span<T> second) {
        /** Whether each also holds values that the other does not. */
        boolean isPartial() {
            return compareFrom(first, second) < 0 && compareBelow(first, second) < 0;
        }
    }

    /** What a walk over spans finds. */
    record Series<T>(List<Gap<T>> gaps, List<Overlap<T>> overlaps) {}

    /** The span of a band or of days; null for any other condition. */
    static <T> @Nullable Span<T> of(Condition condition, T owner) {
        if (condition instanceof Condition.Band band) {
            return new Span<>(band.from(), band.below(), owner);
        }
        return condition instanceof Condition.Days days
                ? new Span<>(dayNumber(days.from()), dayNumber(days.below()), owner)
                : null;
    }

    private static @Nullable BigDecimal dayNumber(@Nullable LocalDate day) {
        return day == null ? null : BigDecimal.valueOf(day.toEpochDay());
    }

    boolean isEmpty() {
        return from != null && below != null && from.compareTo(below) >= 0;
    }

    /** Walks from the lowest span up; each is compared with the one that reaches furthest so far. Empty ones are left out. */
    static <T> Series<T> walk(List<Span<T>> spans) {
        Series<T> series = new Series<>(new ArrayList<>(), new ArrayList<>());
        List<Span<T>> sorted = new ArrayList<>(spans);
        sorted.removeIf(Span::isEmpty);
        sorted.sort(Span.<T>byFrom().thenComparing(Span::compareBelow));
        Span<T> furthest = null;
        for (Span<T> next : sorted) {
            if (furthest != null) {
                compare(furthest, next, series);
            }
            if (furthest == null || compareBelow(furthest, next) < 0) {
                furthest = next;
            }
        }
        return series;
    }

    private static <T> void compare(Span<T> furthest, Span<T> next, Series<T> series) {
        BigDecimal end = furthest.below();
        BigDecimal start = next.from();
        if (end == null || start == null || start.compareTo(end) < 0) {
            series.overlaps().add(new Overlap<>(furthest, next));
        } else if (start.compareTo(end) > 0) {
            series.gaps().add(new Gap<>(end, start, furthest, next));
        }
    }

    private static <T> Comparator<Span<T>> byFrom() {
        return Span::compareFrom;
    }

    private static <T> int compareFrom(Span<T> a, Span<T> b) {
        if (a.from == null || b.from == null) {
            return Boolean.compare(a.from != null, b.from != null);
        }
        return a.from.compareTo(b.from);
    }

    private static <T> int compareBelow(Span<T> a, Span<T> b) {
        if (a.below == null || b.below == null) {
            return Boolean.compare(a.below == null, b.below == null);
        }
        return a.below.compareTo(b.below);
    }
}
