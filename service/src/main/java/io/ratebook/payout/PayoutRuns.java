package io.ratebook.payout;

import io.ratebook.database.Ids;
import io.ratebook.jobs.JobOrder;
import io.ratebook.jobs.Jobs;
import io.ratebook.people.Actor;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Runs as people ask for them: made, frozen and approved, each by a job that a killed service goes on with. */
@Service
public class PayoutRuns {
    private static final String RUN = "run";
    private static final String SCHEDULED = "scheduled";

    private final RunTable runs;
    private final InvoiceNumbers numbers;
    private final Jobs jobs;
    private final Ids ids;
    private final FourEyes fourEyes;
    private final KnownPartners known;
    private final Transactions transactions;
    private final Audit audit;
    private final CurrentActor actor;
    private final Clock clock;

    PayoutRuns(
            RunTable runs,
            InvoiceNumbers numbers,
            Jobs jobs,
            Ids ids,
            FourEyes fourEyes,
            KnownPartners known,
            Transactions transactions,
            Audit audit,
            CurrentActor actor,
            Clock clock) {
        this.runs = runs;
        this.numbers = numbers;
        this.jobs = jobs;
        this.ids = ids;
        this.fourEyes = fourEyes;
        this.known = known;
        this.transactions = transactions;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /** A job that was asked for. */
    public record Submitted(long run, long job) {}

    /**
     * Has the payouts of a run made, of what is payable now.
     *
     * @throws Refusal with status 422 if some of the chosen partners are unknown
     */
    public Submitted generate(Program program, RunDraft draft) {
        if (draft.partners() != null) {
            known.refuseOthers(program, "partners", draft.partners());
        }
        return submit(program, draft, RUN);
    }

    /** To be called before {@link #scheduled}, outside of its transaction. */
    void prepare(Program program) {
        numbers.prepare(program.id());
    }

    /** The run of a day of the schedule: of what counts up to the day before. */
    Submitted scheduled(Program program, LocalDate due, LocalDate today) {
        return submit(program, new RunDraft(null, due.minusDays(1), null, false, today), SCHEDULED);
    }

    Submitted submit(Program program, RunDraft draft, String kind) {
        long id = ids.next("payout_run");
        Actor by = actor.current();
        long now = Times.micros(clock.instant());
        numbers.prepare(program.id());
        return transactions.get(() -> {
            numbers.hold(program.id());
            PayoutRun run = new PayoutRun(
                    id,
                    program.id(),
                    batchId(program.id(), "Batch", draft.payOn()),
                    kind,
                    null,
                    draft.from(),
                    draft.to(),
                    draft.partners(),
                    draft.noMinimum(),
                    null,
                    draft.payOn(),
                    now,
                    PayoutRun.MAKING,
                    null,
                    new PayoutRun.By(by.name(), by.personId(), now),
                    null,
                    null,
                    false,
                    null,
                    null);
            runs.insert(run);
            long job = job(RunJob.KIND, run, "Make payouts, " + run.batchId(), new RunJob.Asked(id), by);
            runs.setJob(id, job);
            audit.record("payout-run.make", "payout run " + run.batchId(), program.code(), null, draft);
            return new Submitted(id, job);
        });
    }

    /** {@code Batch-20150624}, with a suffix if it is taken. */
    String batchId(int programId, String beginning, LocalDate day) {
        return free(programId, beginning + "-" + DateTimeFormatter.BASIC_ISO_DATE.format(day));
    }

    /** Itself, or with a suffix if it is taken. */
    String free(int programId, String plain) {
        String id = plain;
        for (int next = 2; runs.hasBatch(programId, id); next++) {
            id = plain + "-" + next;
        }
        return id;
    }

    /**
     * Fixes what a run pays.
     *
     * @return the id of the job, whose result is the hash to be approved
     * @throws Refusal if it is not open
     */
    public long freeze(Program program, long runId) {
        return transactions.get(() -> {
            PayoutRun run = locked(program, runId, PayoutRun.OPEN);
            Actor by = actor.current();
            audit.record(
                    "payout-run.freeze", "payout run " + run.batchId(), program.code(), null, Map.of("run", runId));
            return job(
                    FreezeJob.KIND,
                    run,
                    "Freeze " + run.batchId(),
                    new FreezeJob.Asked(runId, by.name(), by.personId()),
                    by);
        });
    }

    /**
     * Approves what was frozen.
     *
     * @param hash of the content that was looked at
     * @return the id of the job
     * @throws Refusal if it is not frozen, or with other content, or somebody else has to
     */
    public long approve(Program program, long runId, String hash) {
        return transactions.get(() -> {
            PayoutRun run = locked(program, runId, PayoutRun.FROZEN);
            if (!hash.equals(run.contentHash())) {
                throw Refusal.conflict(
                        "other-content",
                        "the run was frozen with the content " + run.contentHash() + ", not with " + hash);
            }
            Actor by = actor.current();
            if (run.fourEyes()) {
                fourEyes.refuse(
                        by,
                        List.of(
                                run.created().id(),
                                Objects.requireNonNull(run.frozen()).id()),
                        "the run " + run.batchId());
            }
            audit.record(
                    "payout-run.approve",
                    "payout run " + run.batchId(),
                    program.code(),
                    null,
                    Map.of("run", runId, "hash", hash));
            return job(
                    ApproveJob.KIND,
                    run,
                    "Approve " + run.batchId(),
                    new ApproveJob.Asked(runId, hash, by.name(), by.personId()),
                    by);
        });
    }

    private long job(String kind, PayoutRun run, String title, Object asked, Actor by) {
        return jobs.submit(new JobOrder(kind, run.programId(), title, asked, by.name()));
    }

    private PayoutRun locked(Program program, long runId, String state) {
        PayoutRun run = runs.locked(program.id(), runId);
        if (run == null) {
            throw Refusal.notFound("payout run", runId);
        }
        if (!run.state().equals(state)) {
            throw Refusal.conflict(
                    "run-state", "the run " + run.batchId() + " is " + run.state() + ": expected " + state);
        }
        return run;
    }

    /**
     * A run of the program.
     *
     * @throws Refusal with status 404 if there is none
     */
    public PayoutRun required(Program program, long runId) {
        PayoutRun run = runs.find(program.id(), runId);
        if (run == null) {
            throw Refusal.notFound("payout run", runId);
        }
        return run;
    }

    /** Where a page ends: by time, since two services give ids from blocks of their own. */
    public record Place(long createdAt, long id) {
        public static final Place BEGINNING = new Place(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** The latest first. */
    public List<PayoutRun> page(Program program, Place before, int limit) {
        return runs.page(program.id(), before, limit);
    }
}
