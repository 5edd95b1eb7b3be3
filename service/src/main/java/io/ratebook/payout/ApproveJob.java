package io.ratebook.payout;

import io.ratebook.jobs.FailedJob;
import io.ratebook.jobs.JobFailedException;
import io.ratebook.jobs.JobKind;
import io.ratebook.jobs.JobProblem;
import io.ratebook.jobs.RunningJob;
import io.ratebook.payee.DatedDetails;
import io.ratebook.payee.PayeeDetails;
import io.ratebook.payout.PayoutBatches.Batch;
import io.ratebook.payout.PayoutContent.Content;
import io.ratebook.people.Right;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.Times;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Approves what was frozen, after reading all of it once more: where anything is not as it was frozen, nothing is approved. A payout
 * whose payment details changed since is left out, and blocked.
 */
@Component
class ApproveJob implements JobKind {
    static final String KIND = "payout-approve";
    private static final int NAMED_MAX = 5;

    private final RunTable runs;
    private final PayoutContent content;
    private final PayoutBatches batches;
    private final PayeeDetails payees;
    private final PayoutEvents events;
    private final ByItself byItself;
    private final Programs programs;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    ApproveJob(
            RunTable runs,
            PayoutContent content,
            PayoutBatches batches,
            PayeeDetails payees,
            PayoutEvents events,
            ByItself byItself,
            Programs programs,
            JdbcTemplate jdbc,
            Clock clock) {
        this.runs = runs;
        this.content = content;
        this.batches = batches;
        this.payees = payees;
        this.events = events;
        this.byItself = byItself;
        this.programs = programs;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What such a job is asked for with. */
    record Asked(long run, String hash, String by, long byId) {}

    /** What such a job comes to: how many payouts are approved, and how many blocked. */
    record Result(long run, long approved, long blocked) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String exclusiveGroup() {
        return KIND;
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
        return runs.notAgain(job, job.input(Asked.class).run(), Set.of(PayoutRun.FROZEN, PayoutRun.APPROVED));
    }

    @Override
    public void run(RunningJob job) throws Exception {
        job.result(approve(job, job.input(Asked.class)));
    }

    /** From frozen to approved; nothing where it is that already. */
    Result approve(RunningJob job, Asked asked) throws Exception {
        List<Batch> all = batches.of(asked.run());
        PayoutRun run = Objects.requireNonNull(runs.find(job.programId(), asked.run()));
        if (run.state().equals(PayoutRun.FROZEN)) {
            verify(job, asked, all);
            job.inTransaction(() -> {
                if (!runs.approve(
                        run.id(),
                        asked.hash(),
                        new PayoutRun.By(asked.by(), asked.byId(), Times.micros(clock.instant())))) {
                    throw new JobFailedException("The run is not frozen with that content any more.");
                }
                events.ofRun(run, PayoutState.APPROVED.word(), asked.by(), null);
            });
        }
        for (int i = 0; i < all.size(); i++) {
            Batch batch = all.get(i);
            job.progress(i, all.size(), "approving");
            job.inTransaction(() -> approve(job, run, batch));
        }
        if (job.checkpoint(String.class).isEmpty()) {
            job.inTransaction(() -> {
                byItself.afterApproving(run);
                job.checkpoint("approved");
            });
        }
        return new Result(
                run.id(), count(run.id(), "state IN ('approved', 'scheduled')"), count(run.id(), "fault IS NOT NULL"));
    }

    private long count(long runId, String which) {
        Long found =
                jdbc.queryForObject("SELECT COUNT(*) FROM payout WHERE run_id = ? AND " + which, Long.class, runId);
        return found == null ? 0 : found;
    }

    private void verify(RunningJob job, Asked asked, List<Batch> all) throws Exception {
        List<Long> changed = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            job.progress(i, all.size(), "comparing with what was frozen");
            job.checkCancelled();
            for (Content one :
                    content.of(asked.run(), all.get(i).first(), all.get(i).last())) {
                if (one.state() != PayoutState.VOID && !one.isAsFrozen()) {
                    changed.add(one.id());
                    job.problem(new JobProblem(
                            null,
                            "payout",
                            Long.toString(one.id()),
                            "content as it was frozen",
                            "payout " + one.id() + " of " + one.partner() + " is not as it was frozen"));
                }
            }
        }
        if (!changed.isEmpty() || !content.ofRun(asked.run()).equals(asked.hash())) {
            throw new JobFailedException("Nothing was approved: "
                    + (changed.isEmpty() ? "the run is" : changed.size() + " payouts are")
                    + " not as it was when it was frozen"
                    + (changed.isEmpty()
                            ? "."
                            : ", the first of them " + changed.subList(0, Math.min(NAMED_MAX, changed.size())) + "."));
        }
    }

    private void approve(RunningJob job, PayoutRun run, Batch batch) {
        List<Content> frozen = content.of(run.id(), batch.first(), batch.last()).stream()
                .filter(one -> one.state() == PayoutState.FROZEN)
                .toList();
        Map<String, DatedDetails> now = payees.current(
                run.programId(), frozen.stream().map(Content::partner).toList());
        long at = Times.micros(clock.instant());
        Program program = Objects.requireNonNull(programs.byId(run.programId()));
        LocalDate today = clock.instant().atZone(program.zoneId()).toLocalDate();
        String state = run.payOn().isAfter(today) ? PayoutState.SCHEDULED.word() : PayoutState.APPROVED.word();
        List<Object[]> approved = new ArrayList<>();
        List<Object[]> blocked = new ArrayList<>();
        for (Content one : frozen) {
            String fault = Blocked.why(one.detailsId(), one.detailsHash(), now.get(one.partner()));
            if (fault == null) {
                approved.add(new Object[] {state, at, one.id()});
            } else {
                blocked.add(new Object[] {fault, at, one.id()});
            }
        }
        jdbc.batchUpdate(
                "UPDATE payout SET state = ?, fault = NULL, changed_at = ? WHERE id = ? AND state = 'frozen'",
                approved);
        jdbc.batchUpdate("UPDATE payout SET fault = ?, changed_at = ? WHERE id = ? AND state = 'frozen'", blocked);
        job.further();
    }
}
