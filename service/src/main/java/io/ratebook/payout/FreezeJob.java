package io.ratebook.payout;

import io.ratebook.jobs.FailedJob;
import io.ratebook.jobs.JobFailedException;
import io.ratebook.jobs.JobKind;
import io.ratebook.jobs.RunningJob;
import io.ratebook.payout.PayoutBatches.Batch;
import io.ratebook.payout.PayoutContent.Content;
import io.ratebook.people.Right;
import io.ratebook.web.Times;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Fixes what a run pays: nothing of it can be changed from then on but by making it void. */
@Component
class FreezeJob implements JobKind {
    static final String KIND = "payout-freeze";

    private final RunTable runs;
    private final PayoutContent content;
    private final PayoutBatches batches;
    private final FourEyes fourEyes;
    private final PayoutEvents events;
    private final ByItself byItself;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    FreezeJob(
            RunTable runs,
            PayoutContent content,
            PayoutBatches batches,
            FourEyes fourEyes,
            PayoutEvents events,
            ByItself byItself,
            JdbcTemplate jdbc,
            Clock clock) {
        this.runs = runs;
        this.content = content;
        this.batches = batches;
        this.fourEyes = fourEyes;
        this.events = events;
        this.byItself = byItself;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What such a job is asked for with. */
    record Asked(long run, String by, long byId) {}

    /** What such a job comes to: the hash that an approval has to name. */
    record Result(long run, String hash, boolean secondPerson) {}

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
        return runs.notAgain(job, job.input(Asked.class).run(), Set.of(PayoutRun.OPEN));
    }

    @Override
    public void run(RunningJob job) throws Exception {
        job.result(freeze(job, job.input(Asked.class)));
    }

    /** From open to frozen; nothing where it is that already. */
    Result freeze(RunningJob job, Asked asked) throws Exception {
        List<Batch> all = batches.of(asked.run());
        for (int i = 0; i < all.size(); i++) {
            Batch batch = all.get(i);
            job.progress(i, all.size(), "freezing");
            job.inTransaction(() -> freeze(job, asked.run(), batch));
        }
        job.inTransaction(() -> {
            PayoutRun run = Objects.requireNonNull(runs.locked(job.programId(), asked.run()));
            if (run.state().equals(PayoutRun.OPEN)) {
                String hash = content.ofRun(run.id());
                boolean second = fourEyes.isAskedFor(run.id());
                runs.freeze(
                        run.id(),
                        hash,
                        second,
                        new PayoutRun.By(asked.by(), asked.byId(), Times.micros(clock.instant())));
                events.ofRun(run, PayoutState.FROZEN.word(), asked.by(), hash);
                byItself.afterFreezing(run, hash, second);
            }
        });
        PayoutRun frozen = Objects.requireNonNull(runs.find(job.programId(), asked.run()));
        String hash = frozen.contentHash();
        if (hash == null) {
            throw new JobFailedException(
                    "The run " + frozen.batchId() + " is " + frozen.state() + ": nothing was frozen.");
        }
        return new Result(frozen.id(), hash, frozen.fourEyes());
    }

    private void freeze(RunningJob job, long runId, Batch batch) {
        jdbc.queryForList(
                "SELECT id FROM payout WHERE run_id = ? AND id BETWEEN ? AND ? FOR UPDATE",
                Long.class,
                runId,
                batch.first(),
                batch.last());
        long now = Times.micros(clock.instant());
        List<Object[]> rows = new ArrayList<>();
        for (Content one : content.of(runId, batch.first(), batch.last())) {
            if (one.state() == PayoutState.OPEN) {
                if (one.hash().isEmpty()) {
                    throw new JobFailedException("The entries of payout " + one.id() + " of " + one.partner()
                            + " do not add up to its amount.");
                }
                rows.add(new Object[] {one.hash(), now, one.id()});
            }
        }
        jdbc.batchUpdate(
                "UPDATE payout SET hash = ?, state = 'frozen', changed_at = ? WHERE id = ? AND state = 'open'", rows);
        job.further();
    }
}
