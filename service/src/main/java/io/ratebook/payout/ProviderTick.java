package io.ratebook.payout;

import io.ratebook.jobs.JobOrder;
import io.ratebook.jobs.Jobs;
import io.ratebook.people.Actor;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every minute for batches that are to be given to the payment provider, or asked for. */
@Component
@ConditionalOnProperty("ratebook.paypal.client-id")
class ProviderTick {
    private final ProviderTable table;
    private final Jobs jobs;

    ProviderTick(ProviderTable table, Jobs jobs) {
        this.table = table;
        this.jobs = jobs;
    }

    @Scheduled(
            initialDelayString = "${ratebook.payouts.provider-every:PT1M}",
            fixedDelayString = "${ratebook.payouts.provider-every:PT1M}")
    void tick() {
        for (int program : table.programsWithDue()) {
            if (!jobs.isAtWork(program, AskProviderJob.KIND, Duration.ZERO)) {
                jobs.submit(new JobOrder(
                        AskProviderJob.KIND,
                        program,
                        "Ask PayPal",
                        new AskProviderJob.Asked(program),
                        Actor.SYSTEM.name()));
            }
        }
    }
}
