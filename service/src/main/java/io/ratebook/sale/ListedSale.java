package io.ratebook.sale;

import org.jspecify.annotations.Nullable;

/**
 * A sale or refund as a line of a list. Money is minor units.
 *
 * @param type sale or refund
 * @param partner several are joined by ;
 * @param amount as it was reported, never negative
 * @param revenue amount less discount; of a refund what was given back, negative
 * @param version number of the policy version, or null
 */
public record ListedSale(
        long id,
        String reference,
        String source,
        String type,
        long occurredAt,
        long recordedAt,
        @Nullable String partner,
        @Nullable String customer,
        @Nullable String product,
        @Nullable String category,
        @Nullable String country,
        @Nullable String order,
        String currency,
        long amount,
        long revenue,
        String state,
        @Nullable String reason,
        @Nullable Integer version) {}
