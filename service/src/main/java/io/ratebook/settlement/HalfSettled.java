package io.ratebook.settlement;

import io.ratebook.jobs.JobOrder;
import io.ratebook.jobs.Jobs;
import io.ratebook.people.Actor;
import java.time.Duration;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Settles what an import left half settled that was cancelled or failed: its lines that are written were decided together
 * with those that are not, and what they change about other sales is not written. An import that is begun again after a
 * crash settles that itself.
 */
@Component
class HalfSettled {
    /** A settling that fails is not asked for every minute. */
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);

    private final SettlementLock rows;
    private final Jobs jobs;

    HalfSettled(SettlementLock rows, Jobs jobs) {
        this.rows = rows;
        this.jobs = jobs;
    }

    @Scheduled(
            initialDelayString = "${ratebook.settlement.half-settled-every:PT1M}",
            fixedDelayString = "${ratebook.settlement.half-settled-every:PT1M}")
    void settle() {
        for (int programId : rows.unsettledPrograms()) {
            if (!jobs.isAtWork(programId, SalesImport.KIND, Duration.ZERO)
                    && !jobs.isAtWork(programId, SettleAgain.KIND, AFTER_FAILURE)) {
                jobs.submit(new JobOrder(
                        SettleAgain.KIND,
                        programId,
                        "Settle sales of an import that did not come to its end",
                        new SettleAgain.Asked(Set.of()),
                        Actor.SYSTEM.name()));
            }
        }
    }
}
