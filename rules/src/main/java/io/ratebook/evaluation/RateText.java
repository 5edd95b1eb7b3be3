package io.ratebook.evaluation;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Exact;
import java.math.BigDecimal;

/** Rates and amounts as people read them. */
final class RateText {
    private RateText() {}

    /** {@code 25.00 GBP}. */
    static String money(Exact amount, CurrencyCode currency) {
        return decimal(amount, currency.decimals()) + " " + currency;
    }

    /** At least that many decimals, at most six more. */
    static String decimal(Exact amount, int decimals) {
        BigDecimal shown = amount.shown(decimals + 6);
        return shown.setScale(Math.max(decimals, shown.scale())).toPlainString();
    }

    /** {@code 8 %}; an effective rate over several bands with at most six decimals. */
    static String rate(Object rate) {
        return rate instanceof Exact percent ? percent.shown(6).toPlainString() + " %" : rate.toString();
    }
}
