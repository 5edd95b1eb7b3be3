package io.ratebook.payout;

import io.ratebook.payout.provider.Payment;
import io.ratebook.payout.provider.Wallet;
import org.jspecify.annotations.Nullable;

/**
 * A payout in a batch of a payment provider.
 *
 * @param number in the batch, from 1
 * @param detailsId the payment details that it goes to
 * @param item what the provider calls it; blank before it said so
 * @param outcome the provider's latest word; null before the first
 * @param paidAt when it was first heard that it is paid; micros
 */
record GivenPayment(
        PayoutRow payout,
        int number,
        long detailsId,
        String item,
        @Nullable String outcome,
        @Nullable String said,
        @Nullable Long paidAt) {
    private static final String ID_PREFIX = "RB-";

    /** By which a provider knows a payout, in a file too. */
    static String idOf(long payoutId) {
        return ID_PREFIX + payoutId;
    }

    static String noteOf(PayoutRow payout) {
        return payout.batchId() + ", invoice " + payout.invoice();
    }

    /** @param recipient blank if it is erased */
    static Payment payment(PayoutRow payout, String recipient) {
        return new Payment(
                idOf(payout.id()),
                recipient,
                Wallet.PAYPAL,
                FourEyes.money(payout.amount(), payout.currency()),
                noteOf(payout));
    }
}
