package io.ratebook.payout.provider;

import java.util.Collection;
import java.util.List;

/**
 * Somebody who moves money to partners. What goes wrong on the way is an outcome and no exception. Calls take seconds, up to a few
 * minutes: never inside of a database transaction, and never two at once for one batch.
 */
public interface PaymentProvider {
    /** {@code paypal}. */
    String code();

    /** How many payouts one batch can hold. */
    int itemsMax();

    /** What keeps these payouts out of a batch; empty if nothing does. */
    List<PaymentProblem> problems(Collection<Payment> payments);

    /**
     * Gives a batch, or asks what became of it if it was given before; see {@link ProviderBatch#firstSentAt}. However often it is
     * called with one key, each payout is paid at most once.
     */
    Submission submit(ProviderBatch batch);

    /**
     * What became of the payouts of an accepted batch.
     *
     * @param batchId of {@link Submission.Accepted}
     */
    BatchStatus status(ProviderBatch batch, String batchId);

    /**
     * What became of one payout: also long after it was paid, since money comes back.
     *
     * @param providerItemId of {@link ItemReport}
     */
    ItemOutcome item(Payment sent, String providerItemId);
}
