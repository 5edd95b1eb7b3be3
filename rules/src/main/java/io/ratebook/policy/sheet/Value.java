package io.ratebook.policy.sheet;

import io.ratebook.policy.Amount;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is written into a cell. */
sealed interface Value {
    record Words(String text) implements Value {}

    /** A percentage in percent points, money, or another number, as {@code look} says. */
    record Number(BigDecimal value, Look look) implements Value {}

    record Day(LocalDate date) implements Value {}

    static @Nullable Value words(@Nullable String text) {
        return text == null || text.isEmpty() ? null : new Words(text);
    }

    static @Nullable Value percent(@Nullable BigDecimal percent) {
        return percent == null ? null : new Number(percent, Look.PERCENT);
    }

    static @Nullable Value number(@Nullable Integer number) {
        return number == null ? null : new Number(BigDecimal.valueOf(number), Look.NUMBER);
    }

    static @Nullable Value number(@Nullable BigDecimal number) {
        return number == null ? null : new Number(number, Look.NUMBER);
    }

    /** A number in the policy's currency, a text with the code in another. */
    static @Nullable Value money(@Nullable Amount amount) {
        return amount == null ? null : money(amount.value(), amount.currency());
    }

    static @Nullable Value money(@Nullable BigDecimal value, @Nullable String currency) {
        if (value == null) {
            return null;
        }
        return currency == null ? new Number(value, Look.MONEY) : new Words(value.toPlainString() + " " + currency);
    }
}
