package io.ratebook.payout;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payout as it is kept; amounts in minor units.
 *
 * @param advance of the amount, what its entries do not cover
 * @param entries how many it claimed
 * @param method how it is paid: paypal, bank, check or other
 * @param handedAs file, provider or outside; null before
 * @param fault why it is stuck; null where it is not
 * @param voidAskedBy who says that it was not sent, for somebody else to confirm
 */
public record PayoutRow(
        long id,
        long runId,
        String batchId,
        String runKind,
        String runState,
        String partner,
        String currency,
        long amount,
        long advance,
        int entries,
        long invoice,
        PayoutState state,
        String method,
        @Nullable Long detailsId,
        @Nullable String detailsHash,
        @Nullable String threshold,
        @Nullable String hash,
        @Nullable String handedAs,
        @Nullable Long fileId,
        @Nullable String fault,
        @Nullable String voidAskedBy,
        @Nullable Long voidAskedById,
        @Nullable LocalDate paidOn,
        @Nullable String reference,
        LocalDate payOn,
        @Nullable LocalDate from,
        LocalDate to,
        long createdAt,
        long changedAt) {}
