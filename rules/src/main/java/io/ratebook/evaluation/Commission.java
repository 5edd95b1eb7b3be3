package io.ratebook.evaluation;

import io.ratebook.evaluation.Outcome.Earning;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Exact;
import org.jspecify.annotations.Nullable;

/**
 * A settled commission: one sale, one partner, one component, one currency.
 *
 * @param slot of the partner whose rows earned it; its terms hold for the commission wherever Share sends it
 * @param partner who gets it
 * @param component under which
 * @param minor settled amount, never negative
 * @param base what a percentage applied to, or null
 * @param rate a percentage as {@link Exact}, or text
 * @param note what limited or added to it, or null
 */
record Commission(
        int slot,
        String partner,
        String component,
        long minor,
        CurrencyCode currency,
        Earning earning,
        @Nullable Exact base,
        Object rate,
        @Nullable String note) {}
