package io.ratebook.notice;

import org.jspecify.annotations.Nullable;

/**
 * What a webhook was or is to be sent.
 *
 * @param eventId the same for all tries
 * @param items how many things it tells of
 * @param attempts tries begun
 * @param dueAt micros of the next try, while it waits
 * @param status of the last answer; null if there was none
 * @param answer its beginning, or why there was none; null before the first try
 * @param payload the body that is sent; null in a list
 */
public record Delivery(
        long id,
        long webhookId,
        String url,
        String eventId,
        String topic,
        int items,
        DeliveryState state,
        int attempts,
        long createdAt,
        @Nullable Long dueAt,
        @Nullable Long endedAt,
        @Nullable Integer status,
        @Nullable String answer,
        @Nullable String payload) {}
