package io.ratebook.ledger;

import io.ratebook.ledger.LedgerCheck.Report;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Tells what the last check of the ledger found, as /actuator/health/ledger; asks the database nothing. */
@Component("ledgerHealthIndicator")
final class LedgerHealthIndicator implements HealthIndicator {
    private final LedgerCheck check;

    LedgerHealthIndicator(LedgerCheck check) {
        this.check = check;
    }

    @Override
    public Health health() {
        Report last = check.last();
        if (last == null) {
            return Health.up().withDetail("checked", "not yet").build();
        }
        Health.Builder health =
                last.holds() ? Health.up() : Health.down().withDetail("broken", LedgerCheck.broken(last));
        return health.withDetail("checkedAt", last.checkedAt().toString()).build();
    }
}
