package io.ratebook.payout.provider;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Payouts that are given to a provider in one call.
 *
 * @param key derived from the run, the batch's number in it and the attempt; the same for whatever is sent again, and another one
 *     only after the provider said that nothing of this batch was paid
 * @param payments of one currency; the same in the same order whenever the key is the same
 * @param firstSentAt when this batch was given for the first time, if it was, whatever came of it; null before that. It is kept
 *     before the first call, so that a process that is killed in the middle knows
 */
public record ProviderBatch(
        String key, List<Payment> payments, @Nullable Instant firstSentAt) {
    public ProviderBatch {
        payments = List.copyOf(payments);
    }

    /** True if the provider may know it already. */
    public boolean mayBeKnown() {
        return firstSentAt != null;
    }

    /** The same batch, given again. */
    public ProviderBatch sentAt(Instant first) {
        return new ProviderBatch(key, payments, first);
    }
}
