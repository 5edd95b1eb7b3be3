package io.ratebook.evaluation.drools;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Exact;
import io.ratebook.money.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Amounts and percentages as rules write them. Every refusal names the value and what was expected. */
final class SaidMoney {
    private static final int DIGITS_MAX = 18;

    private SaidMoney() {}

    /**
     * Money written as {@code 5.00 GBP}.
     *
     * @throws IllegalArgumentException if it is anything else, or finer than the currency
     */
    static Money money(@Nullable String text) {
        String[] parts = text == null ? new String[0] : text.strip().split("\\s+");
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not money: expected an amount and a currency, 5.00 GBP");
        }
        try {
            return Money.of(number(parts[0]), CurrencyCode.of(parts[1]));
        } catch (ArithmeticException tooFine) {
            throw new IllegalArgumentException(tooFine.getMessage(), tooFine);
        }
    }

    /**
     * A percentage written as {@code 7.5}.
     *
     * @throws IllegalArgumentException if it is no plain decimal, or negative
     */
    static BigDecimal percent(@Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException("null is not a percentage: expected a number such as 7.5");
        }
        return percent(number(text.strip()));
    }

    static BigDecimal percent(@Nullable BigDecimal percent) {
        if (percent == null || percent.signum() < 0) {
            throw new IllegalArgumentException(percent + " is not a percentage: expected zero or more, such as 7.5");
        }
        return plain(percent);
    }

    static Money known(@Nullable Money money) {
        if (money == null) {
            throw new IllegalArgumentException("null is not money: expected an amount and a currency, 5.00 GBP");
        }
        return money;
    }

    static Money notNegative(Money money) {
        if (money.minor() < 0) {
            throw new IllegalArgumentException(money + " is negative: expected zero or more");
        }
        return money;
    }

    static Exact base(@Nullable BigDecimal base) {
        return base(base == null ? null : Exact.of(base));
    }

    static Exact base(@Nullable Exact base) {
        if (base == null || base.signum() < 0) {
            throw new IllegalArgumentException("a base of " + base + ": expected an amount of zero or more");
        }
        return base;
    }

    /** One spelling per value: 2.50 is 2.5, 1E+1 is 10. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static BigDecimal number(String text) {
        if (text.length() > DIGITS_MAX + 2 || !text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            throw new IllegalArgumentException("\"" + text + "\" is not a number: expected digits such as 7.5");
        }
        return new BigDecimal(text);
    }
}
