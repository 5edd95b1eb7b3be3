package io.ratebook.commission;

import org.jspecify.annotations.Nullable;

/**
 * A row to be added.
 *
 * @param number 0 for the first of its key; each later one corrects those before
 * @param kind commission, reversal, or adjustment for a number above 0
 * @param amountMinor signed minor units
 * @param occurredAt micros of the sale or refund
 * @param payableFrom micros of the end of the hold
 * @param versionId of the policy version
 * @param row id of the row that decided, as the explanation names it
 * @param booking number of the ledger transaction among those of its line; null where the amount is zero
 */
public record CommissionRow(
        CommissionKey key,
        int number,
        String kind,
        long amountMinor,
        long occurredAt,
        long payableFrom,
        int versionId,
        String sheet,
        String row,
        String base,
        String rate,
        @Nullable String reason,
        @Nullable Integer booking) {}
