package io.ratebook.payout;

import org.jspecify.annotations.Nullable;

/**
 * Payouts of a run that are given to a payment provider in one call, as they are kept. Times are micros.
 *
 * @param runBatch batch id of the run
 * @param key by which the provider knows it
 * @param amount of all its payouts, in minor units
 * @param firstSentAt when it was given first, whatever came of it; null before that
 * @param providerBatch what the provider calls it; null before it was taken
 * @param asked how often it was given or asked for
 * @param nextAskAt null once nothing is left to ask
 * @param watchedTo how far a round of asking payout by payout has come
 * @param said what came of the latest call, where it was not what one hopes for
 * @param fault why a person should look
 * @param notThereBy who says that the provider does not have it, for somebody else to confirm
 */
public record GivenBatch(
        long id,
        int programId,
        long runId,
        String runBatch,
        String provider,
        String key,
        String currency,
        int payouts,
        long amount,
        GivenState state,
        @Nullable Long firstSentAt,
        @Nullable Long acceptedAt,
        @Nullable String providerBatch,
        int asked,
        @Nullable Long lastAskedAt,
        @Nullable Long nextAskAt,
        int watchedTo,
        @Nullable String said,
        @Nullable String fault,
        @Nullable String notThereBy,
        @Nullable Long notThereById,
        String givenBy,
        long createdAt) {}
