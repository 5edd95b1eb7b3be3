package io.ratebook.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount with exactly its currency's decimals, held in minor units: 81.40 GBP is 8140.
 *
 * @param minor signed minor units
 * @param currency what it is in
 */
public record Money(long minor, CurrencyCode currency) {
    /**
     * The amount written as a decimal.
     *
     * @throws ArithmeticException naming the amount, if it has more decimals than the currency: nothing is rounded here
     */
    public static Money of(BigDecimal amount, CurrencyCode currency) {
        try {
            return new Money(
                    amount.setScale(currency.decimals(), RoundingMode.UNNECESSARY)
                            .unscaledValue()
                            .longValueExact(),
                    currency);
        } catch (ArithmeticException tooFine) {
            throw new ArithmeticException(amount.toPlainString() + " " + currency + " does not fit: expected at most "
                    + currency.decimals() + " decimals and 18 digits");
        }
    }

    /** The amount as a decimal with the currency's decimals: 8140 GBP is 81.40. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, currency.decimals());
    }

    /**
     * The sum.
     *
     * @throws ArithmeticException if the currencies differ or the sum overflows
     */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new ArithmeticException("cannot add " + other + " to " + this + ": nothing converts");
        }
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    /** For example {@code 81.40 GBP}. */
    @Override
    public String toString() {
        return amount().toPlainString() + " " + currency;
    }
}
