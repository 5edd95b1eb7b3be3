package io.ratebook.payout;

import io.ratebook.jobs.JobOrder;
import io.ratebook.jobs.Jobs;
import io.ratebook.people.Actor;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.web.Refusal;
import io.ratebook.web.Transactions;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Records that money left, or came back. Moves none itself. */
@Service
public class Paying {
    private final Jobs jobs;
    private final RunTable runs;
    private final PayoutTable payouts;
    private final PayoutPosting posting;
    private final PayoutEvents events;
    private final Transactions transactions;
    private final Audit audit;
    private final CurrentActor actor;

    Paying(
            Jobs jobs,
            RunTable runs,
            PayoutTable payouts,
            PayoutPosting posting,
            PayoutEvents events,
            Transactions transactions,
            Audit audit,
            CurrentActor actor) {
        this.jobs = jobs;
        this.runs = runs;
        this.payouts = payouts;
        this.posting = posting;
        this.events = events;
        this.transactions = transactions;
        this.audit = audit;
        this.actor = actor;
    }

    /**
     * Has payouts said to be paid: all approved ones of a run, or those of the ids; one of the two is null.
     *
     * @return the id of the job
     */
    public long paid(
            Program program, @Nullable Long run, @Nullable List<Long> some, LocalDate on, @Nullable String reference) {
        Actor by = actor.current();
        return transactions.get(() -> {
            audit.record(
                    "payout.pay",
                    run == null ? Objects.requireNonNull(some).size() + " payouts" : "payout run " + run,
                    program.code(),
                    null,
                    Map.of("payouts", some == null ? List.of() : some, "on", on));
            return jobs.submit(new JobOrder(
                    PayJob.KIND,
                    program.id(),
                    "Record payments",
                    new PayJob.Asked(run, some, on, reference, by.name()),
                    by.name()));
        });
    }

    /** Records that a payment came back, on a day, and why: what it paid is payable again. */
    public void returned(Program program, long payoutId, LocalDate on, String why) {
        transactions.run(() -> {
            PayoutRow payout = payouts.locked(program.id(), List.of(payoutId)).stream()
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound("payout", payoutId));
            if (!payout.state().mayBecome(PayoutState.RETURNED)) {
                throw Refusal.conflict(
                        "payout-state",
                        "invoice " + payout.invoice() + " is " + payout.state().word() + ": expected paid");
            }
            PayoutRun run = Objects.requireNonNull(runs.find(program.id(), payout.runId()));
            audit.record("payout.return", "invoice " + payout.invoice(), program.code(), payout, Map.of("reason", why));
            events.ofPayouts(
                    run,
                    List.of(payoutId),
                    PayoutState.RETURNED.word(),
                    actor.current().name(),
                    why);
            try {
                posting.giveBack(program.id(), List.of(payout), on, why);
            } catch (SQLException failed) {
                throw PayoutPosting.failed(failed);
            }
        });
    }
}
