package io.ratebook.web;

import io.ratebook.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.List;

/**
 * What is told of a list as a whole.
 *
 * @param sums one for each name and currency
 */
public record Totals(long count, List<Sum> sums) {
    /** A sum of money of one currency; a decimal as text. */
    public record Sum(String name, String amount, String currency) {
        /** Of minor units, which may be more than 64 bits hold. */
        public static Sum of(String name, BigDecimal minor, String currency) {
            return new Sum(
                    name,
                    minor.movePointLeft(CurrencyCode.of(currency).decimals())
                            .setScale(CurrencyCode.of(currency).decimals())
                            .toPlainString(),
                    currency);
        }
    }
}
