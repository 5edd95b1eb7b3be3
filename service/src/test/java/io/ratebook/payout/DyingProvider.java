package io.ratebook.payout;

import io.ratebook.payout.provider.BatchStatus;
import io.ratebook.payout.provider.ItemOutcome;
import io.ratebook.payout.provider.Payment;
import io.ratebook.payout.provider.PaymentProblem;
import io.ratebook.payout.provider.PaymentProvider;
import io.ratebook.payout.provider.ProviderBatch;
import io.ratebook.payout.provider.Submission;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The real client, in a process that dies at a call when told to: nothing behind the call is done then, as after a kill. It also
 * sees to it that no call is made in a transaction, and no two at once for one batch.
 */
final class DyingProvider implements PaymentProvider {
    /** Where the process dies, once. */
    enum Death {
        NEVER,
        BEFORE_THE_CALL,
        AFTER_THE_CALL
    }

    /** No exception that a service could be prepared for. */
    static final class Killed extends Error {
        private Killed() {
            super("killed by the test");
        }
    }

    /** Shared by all services of a test: keys of batches that are being talked about. */
    static final ConcurrentMap<String, Boolean> TALKING = new ConcurrentHashMap<>();

    static final AtomicInteger WRONG = new AtomicInteger();

    private final PaymentProvider real;
    private final int itemsMax;
    private volatile Death death = Death.NEVER;

    DyingProvider(PaymentProvider real, int itemsMax) {
        this.real = real;
        this.itemsMax = itemsMax;
    }

    void die(Death where) {
        death = where;
    }

    @Override
    public String code() {
        return real.code();
    }

    @Override
    public int itemsMax() {
        return itemsMax;
    }

    @Override
    public List<PaymentProblem> problems(Collection<Payment> payments) {
        return real.problems(payments);
    }

    @Override
    public Submission submit(ProviderBatch batch) {
        Death now = death;
        death = Death.NEVER;
        if (now == Death.BEFORE_THE_CALL) {
            throw new Killed();
        }
        enter(batch.key());
        try {
            Submission came = real.submit(batch);
            if (now == Death.AFTER_THE_CALL) {
                throw new Killed();
            }
            return came;
        } finally {
            TALKING.remove(batch.key());
        }
    }

    private static void enter(String key) {
        if (TALKING.put(key, true) != null || TransactionSynchronizationManager.isActualTransactionActive()) {
            WRONG.incrementAndGet();
        }
    }

    @Override
    public BatchStatus status(ProviderBatch batch, String batchId) {
        enter(batch.key());
        try {
            return real.status(batch, batchId);
        } finally {
            TALKING.remove(batch.key());
        }
    }

    @Override
    public ItemOutcome item(Payment sent, String providerItemId) {
        return real.item(sent, providerItemId);
    }
}
