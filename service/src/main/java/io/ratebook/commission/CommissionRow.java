package io.ratebook.commission;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row to be added.
 *
 * @param number 0 for the first of its key; each later one corrects those before
 * @param kind commission, reversal, or adjustment for a number above 0
 * @param amountMinor signed minor units
 * @param state pending, or approved: what is taken back of something approved is so at once
 * @param occurredAt micros of the sale or refund
 * @param day of the sale or refund in the program's zone
 * @param payableFrom micros of the end of the hold
 * @param approvesAt micros from which it is approved by itself; null where a person does it, or nothing is left to approve
 * @param versionId of the policy version
 * @param row id of the row that decided, as the explanation names it
 * @param booking number of the ledger transaction among those of its line; null where the amount is zero
 */
public record CommissionRow(
        CommissionKey key,
        int number,
        String kind,
        long amountMinor,
        String state,
        long occurredAt,
        LocalDate day,
        long payableFrom,
        @Nullable Long approvesAt,
        int versionId,
        String sheet,
        String row,
        String base,
        String rate,
        @Nullable String reason,
        @Nullable Integer booking) {
    public static final String PENDING = "pending";
    public static final String APPROVED = "approved";

    public boolean isApproved() {
        return state.equals(APPROVED);
    }
}
