package io.ratebook.payout.web;

import io.ratebook.payout.GivenBatch;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import org.jspecify.annotations.Nullable;

/**
 * A batch that is given to a payment provider.
 *
 * @param key by which the provider knows it
 * @param state ready, unknown, accepted, settled, refused or done
 * @param providerBatch what the provider calls it; null before it was taken
 * @param said what came of the latest call, where it was not what one hopes for
 * @param fault why a person should look
 * @param notThereBy who says that the provider does not have it, for somebody else to confirm
 */
record ProviderBatchJson(
        long id,
        long run,
        String batch,
        String provider,
        String key,
        int payouts,
        MoneyJson amount,
        String state,
        @Nullable String firstSentAt,
        @Nullable String acceptedAt,
        @Nullable String providerBatch,
        int asked,
        @Nullable String lastAskedAt,
        @Nullable String nextAskAt,
        @Nullable String said,
        @Nullable String fault,
        @Nullable String notThereBy,
        String givenBy,
        String createdAt) {
    static ProviderBatchJson of(GivenBatch batch) {
        return new ProviderBatchJson(
                batch.id(),
                batch.runId(),
                batch.runBatch(),
                batch.provider(),
                batch.key(),
                batch.payouts(),
                MoneyJson.of(batch.amount(), batch.currency()),
                batch.state().word(),
                Times.isoOrNull(batch.firstSentAt()),
                Times.isoOrNull(batch.acceptedAt()),
                batch.providerBatch(),
                batch.asked(),
                Times.isoOrNull(batch.lastAskedAt()),
                Times.isoOrNull(batch.nextAskAt()),
                batch.said(),
                batch.fault(),
                batch.notThereBy(),
                batch.givenBy(),
                Times.iso(batch.createdAt()));
    }
}
