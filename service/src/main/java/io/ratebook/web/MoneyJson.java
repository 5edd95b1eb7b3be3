package io.ratebook.web;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Money in JSON: {@code {"amount":"12.50","currency":"EUR"}}. Fields may be null only in what a caller sent.
 *
 * @param amount a decimal as text, never a number: {@code -12.50}
 */
public record MoneyJson(@Nullable String amount, @Nullable String currency) {
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,16}(\\.\\d{1,6})?");

    public static MoneyJson of(Money money) {
        return new MoneyJson(money.amount().toPlainString(), money.currency().code());
    }

    /** Of minor units as tables hold them. */
    public static MoneyJson of(long minor, String currency) {
        return of(new Money(minor, CurrencyCode.of(currency)));
    }

    /** The money a caller sent, null and a problem where it is none. */
    public @Nullable Money read(String field, FieldProblems problems) {
        CurrencyCode known = currency == null ? null : CurrencyCode.find(currency);
        if (known == null) {
            problems.add(field + ".currency", currency, "an ISO 4217 code such as EUR");
        }
        String text = amount;
        if (text == null || !AMOUNT.matcher(text).matches()) {
            problems.add(field + ".amount", text, "a decimal such as \"12.50\"");
            return null;
        }
        if (known == null) {
            return null;
        }
        try {
            return Money.of(new BigDecimal(text), known);
        } catch (ArithmeticException tooFine) {
            problems.add(
                    field + ".amount", text, "at most " + known.decimals() + " decimals, as " + known + " has them");
            return null;
        }
    }
}
