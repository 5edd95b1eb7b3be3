package io.ratebook.notice;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ratebook.web.Times;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Tells how long the oldest thing waits to be sent: as /actuator/health/outbox, and as the gauge ratebook.outbox.oldest.seconds for
 * an alarm. It is never DOWN: a receiver that does not answer is no reason to take the service away from everybody.
 */
@Component("outboxHealthIndicator")
final class OutboxWatch implements HealthIndicator {
    private final OutboxTable table;
    private final Clock clock;
    private volatile OutboxTable.Standing last = new OutboxTable.Standing(0, null, 0);

    OutboxWatch(OutboxTable table, Clock clock, ObjectProvider<MeterRegistry> meters) {
        this.table = table;
        this.clock = clock;
        meters.ifAvailable(registry -> {
            Gauge.builder("ratebook.outbox.oldest.seconds", this::oldestSeconds)
                    .description("how long the oldest delivery or mail waits to be sent")
                    .register(registry);
            Gauge.builder("ratebook.outbox.waiting", () -> last.open())
                    .description("deliveries and mails that wait to be sent")
                    .register(registry);
        });
    }

    /** Asks the database; the answers are from here until the next time. */
    void look() {
        last = table.standing();
    }

    private long oldestSeconds() {
        Long oldest = last.oldestAt();
        return oldest == null ? 0 : Math.max(0, Times.micros(clock.instant()) - oldest) / 1_000_000;
    }

    @Override
    public Health health() {
        return Health.up()
                .withDetail("waiting", last.open())
                .withDetail("oldestSeconds", oldestSeconds())
                .withDetail("failed", last.failed())
                .build();
    }
}
