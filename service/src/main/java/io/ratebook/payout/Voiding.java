package io.ratebook.payout;

import io.ratebook.jobs.Job;
import io.ratebook.jobs.JobOrder;
import io.ratebook.jobs.JobState;
import io.ratebook.jobs.Jobs;
import io.ratebook.people.Actor;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.web.Refusal;
import io.ratebook.web.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Makes payouts void: what they claimed is payable again, and their numbers stay used. One that was given to a file is void once
 * two people say that it was not sent.
 */
@Service
public class Voiding {
    private final Jobs jobs;
    private final RunTable runs;
    private final PayoutTable payouts;
    private final PayoutPosting posting;
    private final PayoutEvents events;
    private final FourEyes fourEyes;
    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final Audit audit;
    private final CurrentActor actor;

    Voiding(
            Jobs jobs,
            RunTable runs,
            PayoutTable payouts,
            PayoutPosting posting,
            PayoutEvents events,
            FourEyes fourEyes,
            JdbcTemplate jdbc,
            Transactions transactions,
            Audit audit,
            CurrentActor actor) {
        this.jobs = jobs;
        this.runs = runs;
        this.payouts = payouts;
        this.posting = posting;
        this.events = events;
        this.fourEyes = fourEyes;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.actor = actor;
    }

    /**
     * Makes one payout void, or says that one given to a file was not sent.
     *
     * @return whether it is void; false where a second person has to confirm that it was not sent
     * @throws Refusal if its state forbids it, or the same person confirms
     */
    public boolean payout(Program program, long payoutId, String why) {
        return transactions.get(() -> {
            PayoutRow payout = payouts.locked(program.id(), List.of(payoutId)).stream()
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound("payout", payoutId));
            if (!payout.state().mayBecome(PayoutState.VOID) || "provider".equals(payout.handedAs())) {
                throw Refusal.conflict(
                        "payout-state",
                        "invoice " + payout.invoice() + " is " + payout.state().word()
                                + ("provider".equals(payout.handedAs())
                                        ? " with the payment service: it is void only once that says it was not paid"
                                        : ": it cannot be made void"));
            }
            audit.record("payout.void", "invoice " + payout.invoice(), program.code(), payout, Map.of("reason", why));
            if (payout.state() == PayoutState.PROCESSING && !isConfirmed(payout)) {
                return false;
            }
            makeVoid(program, payout, why);
            return true;
        });
    }

    private boolean isConfirmed(PayoutRow payout) {
        Actor by = actor.current();
        Long first = payout.voidAskedById();
        if (first == null) {
            jdbc.update(
                    "UPDATE payout SET void_asked_by = ?, void_asked_by_id = ? WHERE id = ?",
                    by.name(),
                    by.personId(),
                    payout.id());
            return false;
        }
        fourEyes.refuse(by, List.of(first), "saying that invoice " + payout.invoice() + " was not sent");
        return true;
    }

    private void makeVoid(Program program, PayoutRow payout, String why) {
        PayoutRun run = Objects.requireNonNull(runs.find(program.id(), payout.runId()));
        events.ofPayouts(
                run,
                List.of(payout.id()),
                PayoutState.VOID.word(),
                actor.current().name(),
                why);
        posting.release(List.of(payout), PayoutState.VOID, why);
    }

    /** A run whose making failed for good stays as far as it came: it is to be made void, and made again. */
    private boolean isBeingMade(PayoutRun run) {
        return run.state().equals(PayoutRun.MAKING)
                && !(run.job() != null
                        && jobs.find(run.job())
                                .map(Job::state)
                                .filter(JobState::ended)
                                .isPresent());
    }

    /**
     * Has all payouts of a run made void, none of which may have been handed on.
     *
     * @return the id of the job
     * @throws Refusal if some were
     */
    public long run(Program program, long runId, String why) {
        return transactions.get(() -> {
            PayoutRun run = runs.locked(program.id(), runId);
            if (run == null) {
                throw Refusal.notFound("payout run", runId);
            }
            if (isBeingMade(run) || run.state().equals(PayoutRun.VOID)) {
                throw Refusal.conflict("run-state", "the run " + run.batchId() + " is " + run.state());
            }
            List<Long> gone = payouts.ofRun(
                    runId, List.of(PayoutState.PROCESSING, PayoutState.PAID, PayoutState.RETURNED, PayoutState.FAILED));
            if (!gone.isEmpty()) {
                throw Refusal.conflict(
                        "run-state",
                        gone.size() + " payouts of the run " + run.batchId()
                                + " were handed on already: make the others void one by one");
            }
            audit.record("payout-run.void", "payout run " + run.batchId(), program.code(), null, Map.of("reason", why));
            Actor by = actor.current();
            return jobs.submit(new JobOrder(
                    VoidJob.KIND,
                    program.id(),
                    "Make " + run.batchId() + " void",
                    new VoidJob.Asked(runId, why, by.name()),
                    by.name()));
        });
    }
}
