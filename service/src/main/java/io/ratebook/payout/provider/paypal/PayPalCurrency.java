package io.ratebook.payout.provider.paypal;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import java.math.RoundingMode;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What PayPal pays in, and how it wants amounts written. */
final class PayPalCurrency {
    private static final Set<String> PAID = Set.of(
            "AUD", "BRL", "CAD", "CHF", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "ILS", "JPY", "MXN", "MYR", "NOK",
            "NZD", "PHP", "PLN", "SEK", "SGD", "THB", "TWD", "USD");

    /** ISO 4217 gives the forint and the Taiwan dollar two decimals; PayPal refuses any. */
    private static final Set<String> WHOLE_ONLY = Set.of("HUF", "JPY", "TWD");

    private PayPalCurrency() {}

    /** What was expected, if PayPal does not pay in this currency; else null. */
    static @Nullable String wrong(CurrencyCode currency) {
        return PAID.contains(currency.code())
                ? null
                : "a currency that PayPal pays in: " + String.join(", ", new TreeSet<>(PAID));
    }

    /** What was expected of an amount in a currency that PayPal pays in; null if nothing is wrong. */
    static @Nullable String wrong(Money amount) {
        if (amount.minor() <= 0) {
            return "more than zero";
        }
        boolean tooFine = amount.amount().stripTrailingZeros().scale() > decimals(amount.currency());
        return tooFine ? "a whole amount: PayPal takes no decimals in " + amount.currency() : null;
    }

    /**
     * {@code 12.50}, {@code 1200}.
     *
     * @throws ArithmeticException if something is wrong with the amount: nothing is rounded here
     */
    static String text(Money amount) {
        return amount.amount()
                .setScale(decimals(amount.currency()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static int decimals(CurrencyCode currency) {
        return WHOLE_ONLY.contains(currency.code()) ? 0 : currency.decimals();
    }
}
