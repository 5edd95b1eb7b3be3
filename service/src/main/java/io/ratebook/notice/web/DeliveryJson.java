package io.ratebook.notice.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ratebook.notice.Delivery;
import io.ratebook.web.Times;
import org.jspecify.annotations.Nullable;

/** A delivery; its body only where one is asked for. */
record DeliveryJson(
        long id,
        WebhookRef webhook,
        String event,
        String topic,
        int items,
        String state,
        int attempts,
        String createdAt,
        @Nullable String nextTryAt,
        @Nullable String endedAt,
        @Nullable Integer status,
        @Nullable String answer,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String body) {
    /** Where it goes. */
    record WebhookRef(long id, String url) {}

    static DeliveryJson of(Delivery delivery) {
        return new DeliveryJson(
                delivery.id(),
                new WebhookRef(delivery.webhookId(), delivery.url()),
                delivery.eventId(),
                delivery.topic(),
                delivery.items(),
                delivery.state().word(),
                delivery.attempts(),
                Times.iso(delivery.createdAt()),
                Times.isoOrNull(delivery.dueAt()),
                Times.isoOrNull(delivery.endedAt()),
                delivery.status(),
                delivery.answer(),
                delivery.payload());
    }
}
