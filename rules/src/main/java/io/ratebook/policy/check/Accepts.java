package io.ratebook.policy.check;

import io.ratebook.policy.Condition;
import io.ratebook.policy.FieldType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition ready to be compared: does it accept every value that another one accepts?
 *
 * @param condition with the currency of money filled in
 * @param codes of one-of and none-of, else empty
 */
record Accepts(FieldType type, Condition condition, Set<String> codes) {
    static Accepts of(FieldType type, Condition condition) {
        if (condition instanceof Condition.OneOf oneOf) {
            return new Accepts(type, condition, new HashSet<>(oneOf.codes()));
        }
        return condition instanceof Condition.NoneOf noneOf
                ? new Accepts(type, condition, new HashSet<>(noneOf.codes()))
                : new Accepts(type, condition, Set.of());
    }

    /** For two conditions that are not equal; equal ones have one number and are never compared. */
    boolean allOf(Accepts narrow) {
        if (condition instanceof Condition.Present) {
            return !(narrow.condition instanceof Condition.Absent);
        }
        if (condition instanceof Condition.OneOf) {
            return narrow.condition instanceof Condition.OneOf && codes.containsAll(narrow.codes);
        }
        if (condition instanceof Condition.NoneOf) {
            return noneOfAccepts(narrow);
        }
        if (condition instanceof Condition.Band wide && narrow.condition instanceof Condition.Band band) {
            return Objects.equals(wide.currency(), band.currency())
                    && startsAtOrBefore(wide.from(), band.from())
                    && endsAtOrAfter(wide.below(), band.below());
        }
        if (condition instanceof Condition.Days wide && narrow.condition instanceof Condition.Days days) {
            return startsAtOrBefore(wide.from(), days.from()) && endsAtOrAfter(wide.below(), days.below());
        }
        return false;
    }

    /** Of several values, as tags are, one may be allowed and another not: then only a longer list of exclusions is narrower. */
    private boolean noneOfAccepts(Accepts narrow) {
        if (narrow.condition instanceof Condition.NoneOf) {
            return narrow.codes.containsAll(codes);
        }
        return type != FieldType.CODES
                && narrow.condition instanceof Condition.OneOf
                && codes.stream().noneMatch(narrow.codes::contains);
    }

    private static boolean startsAtOrBefore(@Nullable BigDecimal wide, @Nullable BigDecimal narrow) {
        return wide == null || (narrow != null && wide.compareTo(narrow) <= 0);
    }

    private static boolean endsAtOrAfter(@Nullable BigDecimal wide, @Nullable BigDecimal narrow) {
        return wide == null || (narrow != null && wide.compareTo(narrow) >= 0);
    }

    private static boolean startsAtOrBefore(@Nullable LocalDate wide, @Nullable LocalDate narrow) {
        return wide == null || (narrow != null && !wide.isAfter(narrow));
    }

    private static boolean endsAtOrAfter(@Nullable LocalDate wide, @Nullable LocalDate narrow) {
        return wide == null || (narrow != null && !wide.isBefore(narrow));
    }
}
