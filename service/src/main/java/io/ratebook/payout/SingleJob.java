package io.ratebook.payout;

import io.ratebook.jobs.FailedJob;
import io.ratebook.jobs.JobKind;
import io.ratebook.jobs.RunningJob;
import io.ratebook.payout.ChoiceTable.Choice;
import io.ratebook.payout.SinglePayments.Goal;
import io.ratebook.people.Right;
import io.ratebook.web.MoneyJson;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pays chosen lines: the steps of a run, one after the other, by the jobs that do them. One that is begun again goes on with the
 * step that its run has come to. Where a second person is asked for, it ends with what was frozen.
 */
@Component
class SingleJob implements JobKind {
    static final String KIND = "payout-single";
    private static final String NOTHING = "nothing of what was chosen was payable as it was shown";

    private final RunTable runs;
    private final ChoiceTable choices;
    private final RunSums sums;
    private final PayoutEvents events;
    private final RunJob making;
    private final FreezeJob freezing;
    private final ApproveJob approving;
    private final PayJob paying;
    private final FileJob filing;

    SingleJob(
            RunTable runs,
            ChoiceTable choices,
            RunSums sums,
            PayoutEvents events,
            RunJob making,
            FreezeJob freezing,
            ApproveJob approving,
            PayJob paying,
            FileJob filing) {
        this.runs = runs;
        this.choices = choices;
        this.sums = sums;
        this.events = events;
        this.making = making;
        this.freezing = freezing;
        this.approving = approving;
        this.paying = paying;
        this.filing = filing;
    }

    /** What such a job is asked for with; by and byId are of who asked. */
    record Asked(long run, String by, long byId) {}

    /**
     * What such a job comes to.
     *
     * @param goal paid or file
     * @param state of the run: frozen where somebody else has to approve it, void where nothing was paid
     * @param leftOut how many partners get nothing, in one currency or more
     * @param amounts of its payouts
     */
    record Result(
            long run,
            String goal,
            String state,
            boolean secondPerson,
            long payouts,
            long paidPayouts,
            long processing,
            long leftOut,
            List<MoneyJson> amounts) {}

    @Override
    public String kind() {
        return KIND;
    }

    /** Not beside other runs, which would find what it has claimed. */
    @Override
    public String exclusiveGroup() {
        return RunJob.KIND;
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
        return runs.notAgain(
                job,
                job.input(Asked.class).run(),
                Set.of(PayoutRun.MAKING, PayoutRun.OPEN, PayoutRun.FROZEN, PayoutRun.APPROVED));
    }

    @Override
    public void run(RunningJob job) throws Exception {
        Asked asked = job.input(Asked.class);
        RunJob.Result made = making.make(job, asked.run());
        if (made.payouts() == 0) {
            endEmpty(job, asked);
        } else if (!is(job, asked, PayoutRun.VOID)) {
            FreezeJob.Result frozen = freezing.freeze(job, new FreezeJob.Asked(asked.run(), asked.by(), asked.byId()));
            if (!frozen.secondPerson()) {
                finish(job, asked, frozen.hash());
            }
        }
        job.result(result(job, asked, made));
    }

    private void finish(RunningJob job, Asked asked, String hash) throws Exception {
        approving.approve(job, new ApproveJob.Asked(asked.run(), hash, asked.by(), asked.byId()));
        Choice choice = Objects.requireNonNull(choices.of(asked.run()));
        if (choice.goal() == Goal.FILE) {
            filing.make(job, new FileJob.Asked(asked.run(), asked.by()));
        } else {
            paying.pay(job, new PayJob.Asked(asked.run(), null, choice.paidOn(), choice.reference(), asked.by()));
        }
    }

    private void endEmpty(RunningJob job, Asked asked) throws Exception {
        job.inTransaction(() -> {
            PayoutRun run = find(job, asked);
            if (runs.move(run.id(), PayoutRun.OPEN, PayoutRun.VOID)) {
                events.ofRun(run, PayoutRun.VOID, asked.by(), NOTHING);
            }
        });
    }

    private boolean is(RunningJob job, Asked asked, String state) {
        return find(job, asked).state().equals(state);
    }

    private PayoutRun find(RunningJob job, Asked asked) {
        return Objects.requireNonNull(runs.find(job.programId(), asked.run()));
    }

    private Result result(RunningJob job, Asked asked, RunJob.Result made) {
        PayoutRun run = find(job, asked);
        return new Result(
                run.id(),
                Objects.requireNonNull(choices.of(run.id())).goal().word(),
                run.state(),
                run.fourEyes(),
                made.payouts(),
                payouts(run, PayoutState.PAID),
                payouts(run, PayoutState.PROCESSING),
                made.leftOut(),
                made.amounts());
    }

    private long payouts(PayoutRun run, PayoutState state) {
        return sums.of(run.id()).stream()
                .filter(sum -> sum.state().equals(state.word()))
                .mapToLong(RunSums.Sum::payouts)
                .sum();
    }
}
