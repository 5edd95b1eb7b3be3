package io.ratebook.commission;

import org.jspecify.annotations.Nullable;

/**
 * A row as it is listed.
 *
 * @param source of its sale; null of what a rule added at a period's end
 * @param reference of its sale, or the key that the rule gave
 * @param amount signed minor units
 * @param version number of the policy version, or null
 */
public record ListedCommission(
        long id,
        CommissionKey key,
        @Nullable String source,
        String reference,
        String kind,
        int number,
        long amount,
        String state,
        long occurredAt,
        long payableFrom,
        long recordedAt,
        @Nullable Integer version,
        String sheet,
        String row,
        String base,
        String rate,
        @Nullable String reason,
        @Nullable Integer booking) {}
