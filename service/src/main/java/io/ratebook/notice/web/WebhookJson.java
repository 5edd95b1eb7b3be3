package io.ratebook.notice.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ratebook.notice.Topic;
import io.ratebook.notice.Webhook;
import io.ratebook.web.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook; with its secret only in the answer that made it. */
record WebhookJson(
        long id,
        String url,
        List<String> topics,
        boolean enabled,
        String createdBy,
        String createdAt,
        long waiting,
        long failed,
        @Nullable String lastSentAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {
    static WebhookJson of(Webhook webhook) {
        return of(webhook, null);
    }

    static WebhookJson of(Webhook.WithSecret made) {
        return of(made.webhook(), made.secret());
    }

    private static WebhookJson of(Webhook webhook, @Nullable String secret) {
        return new WebhookJson(
                webhook.id(),
                webhook.url(),
                webhook.topics().stream().map(Topic::word).toList(),
                webhook.enabled(),
                webhook.createdBy(),
                Times.iso(webhook.createdAt()),
                webhook.waiting(),
                webhook.failed(),
                Times.isoOrNull(webhook.lastSentAt()),
                secret);
    }
}
