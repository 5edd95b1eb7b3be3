package io.ratebook.approval;

import io.ratebook.commission.CommissionList;
import io.ratebook.commission.ListedCommission;
import io.ratebook.jobs.FailedJob;
import io.ratebook.jobs.JobKind;
import io.ratebook.jobs.JobProblem;
import io.ratebook.jobs.RunningJob;
import io.ratebook.people.Actor;
import io.ratebook.people.CurrentActor;
import io.ratebook.people.Right;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.settlement.Declining;
import io.ratebook.web.Refusal;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Declines what was chosen, one commission after the other: each takes its sale's turn. */
@Component
class DeclineJob implements JobKind {
    static final String KIND = "decline";
    private static final String SETTLING = "settling";
    private static final long PAUSE_MILLIS = 500;

    private final SelectedIds selected;
    private final CommissionList list;
    private final Declining declining;
    private final Programs programs;
    private final CurrentActor actor;

    DeclineJob(SelectedIds selected, CommissionList list, Declining declining, Programs programs, CurrentActor actor) {
        this.selected = selected;
        this.list = list;
        this.declining = declining;
        this.programs = programs;
        this.actor = actor;
    }

    /** What such a job is asked for with. */
    record Asked(Selected selected, String reason, Actor by) {}

    /** That it has looked, and what it found is what was seen: begun again it finds fewer. */
    record Begun(long commissions) {}

    /** What such a job comes to: how many commissions were declined. */
    record Result(long declined) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String exclusiveGroup() {
        return ApprovalJob.KIND;
    }

    @Override
    public Set<Right> rights() {
        return Set.of(Right.SALES, Right.FINANCE);
    }

    @Override
    public @Nullable String notAgain(FailedJob job) {
        return null;
    }

    @Override
    public void run(RunningJob job) throws Exception {
        Asked asked = job.input(Asked.class);
        Program program = Objects.requireNonNull(programs.byId(job.programId()));
        boolean begins = job.checkpoint(Begun.class).isEmpty();
        long[] ids = selected.of(program.id(), asked.selected(), begins);
        if (begins) {
            asked.selected().check(ids.length);
            job.inTransaction(() -> job.checkpoint(new Begun(ids.length)));
        }
        Set<Object> done = new HashSet<>();
        for (int i = 0; i < ids.length; i++) {
            job.checkCancelled();
            job.progress(i, ids.length, "declining");
            ListedCommission one = list.required(program.id(), ids[i]);
            if (one.state().equals("pending") && done.add(one.key().ofSale())) {
                decline(job, program, one, asked);
            }
        }
        job.result(new Result(done.size()));
    }

    private void decline(RunningJob job, Program program, ListedCommission one, Asked asked) throws Exception {
        boolean waiting = true;
        while (waiting) {
            job.checkCancelled();
            try {
                actor.as(asked.by(), () -> {
                    declining.decline(program, one, asked.reason());
                    return one;
                });
                waiting = false;
            } catch (Refusal refused) {
                waiting = refused.code().equals(SETTLING);
                if (waiting) {
                    Thread.sleep(PAUSE_MILLIS);
                } else {
                    job.problem(new JobProblem(
                            null,
                            "commission",
                            one.reference(),
                            "a commission that can be declined",
                            String.valueOf(refused.getMessage())));
                }
            }
        }
    }
}
