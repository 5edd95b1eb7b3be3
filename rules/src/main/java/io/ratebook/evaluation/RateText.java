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
        String plain = amount.plain(decimals);
        if (plain != null) {
            return plain;
        }
        BigDecimal shown = amount.shown(decimals + 6);
        return shown.setScale(Math.max(decimals, shown.scale())).toPlainString();
    }

    /** A row's rate as its cell says it. */
    static String ofRow(RatePlan row) {
        if (row.percent() != null) {
            return rate(row.percent());
        }
        if (row.scheme() != null) {
            return "tier: " + row.scheme().row().name();
        }
        if (row.fixed() == null || row.currency() == null) {
            return "none";
        }
        return money(row.fixed(), row.currency())
                + (row.isPerUnit() ? " per unit" : row.isPerOrder() ? " per order" : "");
    }

    /** {@code 8 %}; an effective rate over several bands with at most six decimals. */
    static String rate(Object rate) {
        return rate instanceof Exact percent ? percent.shown(6).toPlainString() + " %" : rate.toString();
    }
}
