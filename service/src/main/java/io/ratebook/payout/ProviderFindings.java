package io.ratebook.payout;

import io.ratebook.jobs.Jobs;
import io.ratebook.people.Actor;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/** What people say of batches that the payment provider does not tell about: never given, found there, or not there. */
@Service
public class ProviderFindings {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** No call lasts as long: what is said then is not overtaken by one that is still on its way. */
    private static final Duration QUIET = Duration.ofMinutes(10);

    private final ProviderTable table;
    private final Jobs jobs;
    private final FourEyes fourEyes;
    private final Transactions transactions;
    private final Audit audit;
    private final CurrentActor actor;
    private final Clock clock;

    ProviderFindings(
            ProviderTable table,
            Jobs jobs,
            FourEyes fourEyes,
            Transactions transactions,
            Audit audit,
            CurrentActor actor,
            Clock clock) {
        this.table = table;
        this.jobs = jobs;
        this.fourEyes = fourEyes;
        this.transactions = transactions;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Takes a batch back that was never given: its payouts fail, and what they claimed is payable again.
     *
     * @throws Refusal if the provider may know it
     */
    public void takeBack(Program program, long id, String why) {
        transactions.run(() -> {
            GivenBatch batch = locked(program, id);
            if (batch.state() != GivenState.READY || batch.firstSentAt() != null) {
                throw Refusal.conflict(
                        "batch-state",
                        "the batch " + batch.key() + " is " + batch.state().word()
                                + ": only what was never given can be taken back");
            }
            table.set(
                    id,
                    GivenState.REFUSED,
                    Times.micros(clock.instant()),
                    "taken back before it was given: " + why,
                    null);
            audit.record(
                    "provider-batch.take-back",
                    "provider batch " + batch.key(),
                    program.code(),
                    null,
                    Map.of("reason", why));
        });
    }

    /**
     * Says what the provider calls a batch that it did not name: it is asked for by that from now on, and believed only if it has
     * it under the key of this batch.
     */
    public void found(Program program, long id, String providerBatch) {
        transactions.run(() -> {
            GivenBatch batch = locked(program, id);
            boolean told = table.payments(id).stream().anyMatch(one -> one.outcome() != null);
            if (batch.state() != GivenState.UNKNOWN && (batch.state() != GivenState.ACCEPTED || told)) {
                throw refused(batch, "expected unknown");
            }
            if (!ID.matcher(providerBatch).matches()) {
                throw Refusal.wrong(
                        "providerBatch", providerBatch, "the id of a batch at PayPal, such as 5UXD2E8A7EBQJ");
            }
            table.accepted(id, providerBatch, Times.micros(clock.instant()));
            record("provider-batch.found", program, batch, Map.of("providerBatch", providerBatch));
        });
    }

    /**
     * Says that the provider does not have a batch. Once a second person says so, its payouts fail, and what they claimed is payable
     * again.
     *
     * @throws Refusal while it may still come to be known by asking, or where the same person says it twice
     */
    public void notThere(Program program, long id, String why) {
        transactions.run(() -> {
            GivenBatch batch = locked(program, id);
            Long asked = batch.lastAskedAt();
            if (batch.state() != GivenState.UNKNOWN || batch.fault() == null || asked == null) {
                throw refused(batch, "expected one that is unknown for an hour");
            }
            if (asked > Times.micros(clock.instant().minus(QUIET))
                    || jobs.isAtWork(program.id(), AskProviderJob.KIND, Duration.ZERO)) {
                throw refused(batch, "and was asked for just now: come again in ten minutes");
            }
            Actor by = actor.current();
            record("provider-batch.not-there", program, batch, Map.of("reason", why));
            Long first = batch.notThereById();
            if (first == null) {
                table.notThere(id, by.name(), by.personId());
                return;
            }
            fourEyes.refuse(by, List.of(first), "saying that PayPal does not have the batch " + batch.key());
            table.set(
                    id,
                    GivenState.REFUSED,
                    Times.micros(clock.instant()),
                    batch.notThereBy() + " and " + by.name() + " looked, and PayPal does not have it: " + why,
                    null);
        });
    }

    private static Refusal refused(GivenBatch batch, String why) {
        return Refusal.conflict(
                "batch-state",
                "the batch " + batch.key() + " is " + batch.state().word() + ", " + why);
    }

    private void record(String action, Program program, GivenBatch batch, Map<String, ?> after) {
        audit.record(action, "provider batch " + batch.key(), program.code(), null, after);
    }

    private GivenBatch locked(Program program, long id) {
        GivenBatch batch = table.locked(program.id(), id);
        if (batch == null) {
            throw Refusal.notFound("provider batch", id);
        }
        return batch;
    }
}
