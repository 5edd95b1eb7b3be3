package io.ratebook.evaluation;

import io.ratebook.policy.Condition;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Conditions as people read them. */
final class ConditionText {
    private ConditionText() {}

    static String of(Condition condition) {
        if (condition instanceof Condition.OneOf one) {
            return (one.codes().size() == 1 ? "is " : "is one of ") + String.join(", ", one.codes());
        }
        if (condition instanceof Condition.NoneOf none) {
            return "is not " + String.join(", ", none.codes());
        }
        if (condition instanceof Condition.Band band) {
            String currency = band.currency() == null ? "" : " " + band.currency();
            return band(plain(band.from(), currency), plain(band.below(), currency));
        }
        if (condition instanceof Condition.Days days) {
            return band(
                    days.from() == null ? null : days.from().toString(),
                    days.below() == null ? null : days.below().toString());
        }
        return condition instanceof Condition.Present ? "has a value" : "has no value";
    }

    private static @Nullable String plain(@Nullable BigDecimal value, String currency) {
        return value == null ? null : value.toPlainString() + currency;
    }

    private static String band(@Nullable String from, @Nullable String below) {
        return (from == null ? "" : "from " + from)
                + (from != null && below != null ? " " : "")
                + (below == null ? "" : "below " + below);
    }
}
