package io.ratebook.notice;

import io.ratebook.notice.OutboxTable.Taken;
import io.ratebook.web.Times;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends webhooks what waits for them, to each in the order it was written: while the first is not taken, those behind it wait. A
 * delivery is sent at least once; one whose answer was lost comes again under the same id.
 */
final class WebhookSender {
    /** What a slow exchange takes beyond its timeout, at the very most. */
    private static final Duration BEYOND_TIMEOUT = Duration.ofSeconds(30);
    /** Then others have their turn. */
    private static final int IN_A_ROW = 100;

    private final OutboxTable table;
    private final Webhooks webhooks;
    private final WebhookClient client;
    private final NoticeSettings settings;
    private final Clock clock;

    WebhookSender(OutboxTable table, Webhooks webhooks, WebhookClient client, NoticeSettings settings, Clock clock) {
        this.table = table;
        this.webhooks = webhooks;
        this.client = client;
        this.settings = settings;
        this.clock = clock;
    }

    List<Long> due() {
        return table.dueWebhooks();
    }

    /** Sends what is due for one webhook, until one is not taken. */
    void send(long webhookId) {
        for (int sent = 0; sent < IN_A_ROW; sent++) {
            if (!sendFirst(webhookId)) {
                return;
            }
        }
    }

    private boolean sendFirst(long webhookId) {
        Webhooks.Target target = webhooks.target(webhookId);
        Taken taken = target == null
                ? null
                : table.takeFirst(webhookId, settings.timeout().plus(BEYOND_TIMEOUT));
        if (target == null || taken == null) {
            return false;
        }
        WebhookClient.Answer answer = client.post(target.url(), headers(target, taken), taken.payload());
        settle(taken, answer);
        return answer.isGood();
    }

    private Map<String, String> headers(Webhooks.Target target, Taken taken) {
        long second = Times.micros(clock.instant()) / 1_000_000;
        return Map.of(
                Signature.HEADER,
                Signature.of(target.secret(), second, taken.payload()),
                "Ratebook-Event",
                taken.eventId(),
                "Ratebook-Topic",
                taken.topic());
    }

    private void settle(Taken taken, WebhookClient.Answer answer) {
        @Nullable Integer status = answer.status();
        if (answer.isGood()) {
            table.end(taken, DeliveryState.SENT, status, answer.text());
        } else if (settings.isLast(taken.attempts())) {
            table.end(taken, DeliveryState.FAILED, status, answer.text());
        } else {
            table.tryAgain(taken, settings.delay(taken.attempts()), status, answer.text());
        }
    }
}
