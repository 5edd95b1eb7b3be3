package io.ratebook.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One non-blank WHEN cell (for a band: one pair of cells). A missing value matches only {@link Absent} and blank cells. */
public sealed interface Condition {
    /** {@code A, B}: the value is one of these. Codes are distinct and sorted in byte order. */
    record OneOf(List<String> codes) implements Condition {
        public OneOf {
            codes = Codes.sorted(codes);
        }
    }

    /** {@code not A, B}: there is a value, and it is neither; of several values at least one, and none of these. */
    record NoneOf(List<String> codes) implements Condition {
        public NoneOf {
            codes = Codes.sorted(codes);
        }
    }

    /** {@code (any)}: there is a value. */
    record Present() implements Condition {}

    /** {@code (none)}: there is no value. */
    record Absent() implements Condition {}

    /**
     * A band of numbers, percentages (8 means 8 %) or money; at least one end is given.
     *
     * @param from inclusive, or null for no lower end
     * @param below exclusive, or null for no upper end
     * @param currency of a money band: an ISO code, or null for the policy's currency; null for other bands
     */
    record Band(
            @Nullable BigDecimal from,
            @Nullable BigDecimal below,
            @Nullable String currency) implements Condition {
        public Band {
            from = Numbers.canonical(from);
            below = Numbers.canonical(below);
        }
    }

    /** A band of days in the program's time zone, from inclusive, below exclusive; at least one end is given. */
    record Days(@Nullable LocalDate from, @Nullable LocalDate below) implements Condition {}
}
