package io.ratebook.web;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a unit of work in one transaction (READ COMMITTED), and the whole of it again where it lost against another one: by
 * deadlock, by waiting too long for a lock, or because MariaDB says that a row was changed since. A unit must therefore do
 * nothing outside the database. Inside a transaction it joins that one, whose owner tries again.
 */
@Component
public class Transactions {
    private static final int RETRIES_MAX = 5;

    private final TransactionTemplate template;
    private final RetryTemplate retries;
    private final List<BeforeCommit> beforeCommit;

    public Transactions(PlatformTransactionManager manager) {
        this(manager, List.of());
    }

    @Autowired
    Transactions(PlatformTransactionManager manager, ObjectProvider<BeforeCommit> beforeCommit) {
        this(manager, beforeCommit.orderedStream().toList());
    }

    private Transactions(PlatformTransactionManager manager, List<BeforeCommit> beforeCommit) {
        this.beforeCommit = beforeCommit;
        this.template = new TransactionTemplate(manager);
        this.template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.retries = new RetryTemplate(RetryPolicy.builder()
                .maxRetries(RETRIES_MAX)
                .delay(Duration.ofMillis(20))
                .jitter(Duration.ofMillis(20))
                .multiplier(2)
                .maxDelay(Duration.ofSeconds(1))
                .predicate(DatabaseTrouble::isPassing)
                .build());
    }

    /** The result of a unit; its failure is thrown as it is. */
    public <T> T get(Supplier<T> unit) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return unit.get();
        }
        return Objects.requireNonNull(retries.invoke(() -> template.execute(status -> {
            T result = unit.get();
            beforeCommit.forEach(BeforeCommit::beforeCommit);
            return result;
        })));
    }

    public void run(Runnable unit) {
        get(() -> {
            unit.run();
            return true;
        });
    }
}
