package io.ratebook.payout;

import io.ratebook.jobs.FailedJob;
import io.ratebook.jobs.JobFailedException;
import io.ratebook.jobs.JobKind;
import io.ratebook.jobs.Jobs;
import io.ratebook.jobs.RunningJob;
import io.ratebook.people.Right;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes all payouts of a run void, some hundred a transaction, and then the run. */
@Component
class VoidJob implements JobKind {
    static final String KIND = "payout-void";
    private static final int PAYOUTS_A_BATCH = 200;
    private static final Set<PayoutState> STILL_HERE =
            Set.of(PayoutState.OPEN, PayoutState.FROZEN, PayoutState.APPROVED, PayoutState.SCHEDULED);

    /** What a void run needs no more. */
    private static final Set<String> OF_RUN =
            Set.of(RunJob.KIND, SingleJob.KIND, FreezeJob.KIND, ApproveJob.KIND, PayJob.KIND, FileJob.KIND, KIND);

    private final Jobs jobs;
    private final RunTable runs;
    private final PayoutTable payouts;
    private final PayoutPosting posting;
    private final PayoutEvents events;

    VoidJob(Jobs jobs, RunTable runs, PayoutTable payouts, PayoutPosting posting, PayoutEvents events) {
        this.jobs = jobs;
        this.runs = runs;
        this.payouts = payouts;
        this.posting = posting;
        this.events = events;
    }

    /** What such a job is asked for with. */
    record Asked(long run, String why, String by) {}

    /** What such a job comes to: how many payouts were made void. */
    record Result(long run, long payouts) {}

    @Override
    public String kind() {
        return KIND;
    }

    /** Not beside what says that they are paid. */
    @Override
    public String exclusiveGroup() {
        return PayJob.KIND;
    }

    @Override
    public boolean cancellable() {
        return false;
    }

    @Override
    public Set<Right> rights() {
        return Set.of(Right.FINANCE);
    }

    @Override
    public @Nullable String notAgain(FailedJob job) {
        if (job.isAtWork(RunJob.KIND) || job.isAtWork(SingleJob.KIND)) {
            return "A run is being made: wait for the end of that.";
        }
        PayoutRun run = runs.looked(job, job.input(Asked.class).run());
        return run.state().equals(PayoutRun.VOID) ? "The run " + run.batchId() + " is void." : null;
    }

    @Override
    public void run(RunningJob job) throws Exception {
        Asked asked = job.input(Asked.class);
        PayoutRun run = Objects.requireNonNull(runs.find(job.programId(), asked.run()));
        List<Long> all = payouts.ofRun(asked.run(), STILL_HERE);
        for (int from = 0; from < all.size(); from += PAYOUTS_A_BATCH) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + PAYOUTS_A_BATCH));
            job.progress(from, all.size(), "making void");
            job.inTransaction(() -> release(job, run, some, asked));
        }
        job.inTransaction(() -> {
            if (!payouts.ofRun(run.id(), List.of(PayoutState.PROCESSING, PayoutState.PAID))
                    .isEmpty()) {
                throw new JobFailedException(
                        "Some payouts were handed on meanwhile: the others are void, the run is not.");
            }
            for (String state : List.of(PayoutRun.MAKING, PayoutRun.OPEN, PayoutRun.FROZEN, PayoutRun.APPROVED)) {
                if (runs.move(run.id(), state, PayoutRun.VOID)) {
                    events.ofRun(run, PayoutRun.VOID, asked.by(), asked.why());
                    jobs.putAside(run.programId(), OF_RUN, "run", run.id(), asked.by(), "The run was made void.");
                }
            }
        });
        job.result(new Result(run.id(), all.size()));
    }

    private void release(RunningJob job, PayoutRun run, List<Long> ids, Asked asked) {
        List<PayoutRow> open = payouts.locked(run.programId(), ids).stream()
                .filter(one -> STILL_HERE.contains(one.state()))
                .toList();
        if (!open.isEmpty()) {
            events.ofPayouts(
                    run, open.stream().map(PayoutRow::id).toList(), PayoutState.VOID.word(), asked.by(), asked.why());
            posting.release(open, PayoutState.VOID, asked.why());
            job.further();
        }
    }
}
