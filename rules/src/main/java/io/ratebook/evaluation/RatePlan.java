package io.ratebook.evaluation;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Exact;
import io.ratebook.policy.Amount;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.Field;
import io.ratebook.policy.Rate;
import io.ratebook.policy.RateRow;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Rates row made ready.
 *
 * @param index its place among all Rates rows
 * @param component what it earns under
 * @param base what a percentage or tier applies to
 * @param percent of a percentage, else null
 * @param fixed major units of a fixed amount, else null
 * @param currency of a fixed amount, else null: the sale's
 * @param scheme of a tier, else null
 * @param rateText of a percentage, as its cell says it; else empty
 */
record RatePlan(
        int index,
        RateRow row,
        String component,
        BaseAmounts.Base base,
        @Nullable Exact percent,
        @Nullable Exact fixed,
        @Nullable CurrencyCode currency,
        @Nullable Scheme scheme,
        @Nullable Limit minimum,
        @Nullable Limit maximum,
        String rateText) {
    /** A limit in major units. */
    record Limit(Exact amount, CurrencyCode currency) {}

    static RatePlan of(int index, RateRow row, BaseAmounts bases, Map<String, Scheme> schemes, String defaultCurrency) {
        Amount money = money(row.rate());
        Scheme scheme = row.rate() instanceof Rate.Tiered tier ? schemes.get(tier.scheme()) : null;
        if (row.rate() instanceof Rate.Tiered tier && scheme == null) {
            throw new IllegalArgumentException(
                    row.ref().sheet() + ", " + row.ref().label() + ": no scheme is called \"" + tier.scheme() + "\"");
        }
        Exact percent = row.rate() instanceof Rate.Percent of ? Exact.of(of.percent()) : null;
        return new RatePlan(
                index,
                row,
                row.componentOrDefault(),
                bases.of(row.baseOrDefault()),
                percent,
                money == null ? null : Exact.of(money.value()),
                money == null ? null : currency(money, defaultCurrency),
                scheme,
                limit(row.minimum(), defaultCurrency),
                limit(row.maximum(), defaultCurrency),
                percent == null ? "" : RateText.rate(percent));
    }

    static @Nullable Amount money(Rate rate) {
        if (rate instanceof Rate.Fixed fixed) {
            return fixed.amount();
        }
        if (rate instanceof Rate.PerUnit unit) {
            return unit.amount();
        }
        return rate instanceof Rate.PerOrder order ? order.amount() : null;
    }

    static CurrencyCode currency(Amount amount, String defaultCurrency) {
        return CurrencyCode.of(amount.currency() == null ? defaultCurrency : amount.currency());
    }

    private static @Nullable Limit limit(@Nullable Amount amount, String defaultCurrency) {
        return amount == null ? null : new Limit(Exact.of(amount.value()), currency(amount, defaultCurrency));
    }

    boolean isNone() {
        return row.rate() instanceof Rate.None;
    }

    boolean isPerOrder() {
        return row.rate() instanceof Rate.PerOrder;
    }

    boolean isPerUnit() {
        return row.rate() instanceof Rate.PerUnit;
    }

    /** Whether the rate applies to the base at all. */
    boolean usesBase() {
        return percent != null || scheme != null;
    }

    /** Whether the row names an event: lines of other events count only where such a row won them. */
    boolean namesEvent() {
        return row.when().get(Column.of(Field.EVENT)) instanceof Condition.OneOf;
    }
}
