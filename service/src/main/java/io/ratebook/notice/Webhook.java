package io.ratebook.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a program's news is sent, without what is secret.
 *
 * @param waiting deliveries that are still to be sent
 * @param failed deliveries that were given up
 * @param lastSentAt micros; null before the first
 */
public record Webhook(
        long id,
        int programId,
        String url,
        List<Topic> topics,
        boolean enabled,
        String createdBy,
        long createdAt,
        long waiting,
        long failed,
        @Nullable Long lastSentAt) {
    /** A webhook, and what its deliveries are signed with: shown once. */
    public record WithSecret(Webhook webhook, String secret) {
        @Override
        public String toString() {
            return webhook.toString();
        }
    }

    /** What is asked for; null stays as it is, or is as usual. */
    public record Wish(
            @Nullable String url,
            @Nullable List<String> topics,
            @Nullable Boolean enabled) {}
}
