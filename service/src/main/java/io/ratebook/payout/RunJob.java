package io.ratebook.payout;

import io.ratebook.database.RowWriter;
import io.ratebook.jobs.BulkWriter;
import io.ratebook.jobs.FailedJob;
import io.ratebook.jobs.JobKind;
import io.ratebook.jobs.RunningJob;
import io.ratebook.payout.RunPart.Range;
import io.ratebook.people.Right;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.version.ReadyVersion;
import io.ratebook.web.MoneyJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Makes the payouts of a run: some hundred partners a transaction, on two connections. What is committed stays; a job that is
 * begun again goes on with the parts that are not done.
 */
@Component
class RunJob implements JobKind {
    static final String KIND = "payout-run";
    private static final int PARTNERS_A_PART = 500;
    private static final int SINGLY = 100;
    private static final long PAUSE_MILLIS = 200;

    private final RunTable runs;
    private final RunPart part;
    private final PayableReader reader;
    private final ReportClaims reportClaims;
    private final ByItself byItself;
    private final MinimumsOfRun minimums;
    private final InvoiceNumbers numbers;
    private final PayoutEvents events;
    private final RunSums sums;
    private final Programs programs;
    private final JdbcTemplate jdbc;

    RunJob(
            RunTable runs,
            RunPart part,
            PayableReader reader,
            ReportClaims reportClaims,
            ByItself byItself,
            MinimumsOfRun minimums,
            InvoiceNumbers numbers,
            PayoutEvents events,
            RunSums sums,
            Programs programs,
            JdbcTemplate jdbc) {
        this.runs = runs;
        this.part = part;
        this.reader = reader;
        this.reportClaims = reportClaims;
        this.byItself = byItself;
        this.minimums = minimums;
        this.numbers = numbers;
        this.events = events;
        this.sums = sums;
        this.programs = programs;
        this.jdbc = jdbc;
    }

    /** What such a job is asked for with. */
    record Asked(long run) {}

    /**
     * What such a job comes to.
     *
     * @param leftOut how many partners get nothing, in one currency or more
     * @param inPayouts entries that were in payouts already
     */
    record Result(long run, long payouts, long leftOut, long inPayouts, List<MoneyJson> amounts) {}

    @Override
    public String kind() {
        return KIND;
    }

    /** Two at once would only find what the other one has claimed. */
    @Override
    public String exclusiveGroup() {
        return KIND;
    }

    /** A run that is not wanted is made void. */
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
        return runs.notAgain(job, job.input(Asked.class).run(), Set.of(PayoutRun.MAKING));
    }

    @Override
    public void run(RunningJob job) throws Exception {
        job.result(make(job, job.input(Asked.class).run()));
    }

    /** From making to open; nothing where it is that already. */
    Result make(RunningJob job, long id) throws Exception {
        PayoutRun run = Objects.requireNonNull(runs.find(job.programId(), id));
        Program program = Objects.requireNonNull(programs.byId(job.programId()));
        if (run.state().equals(PayoutRun.MAKING)) {
            awaitApprovals(job);
            numbers.prepare(program.id());
            if (job.checkpoint(String.class).isEmpty()) {
                split(job, run);
            }
            make(job, run, program);
            job.inTransaction(() -> {
                if (runs.move(id, PayoutRun.MAKING, PayoutRun.OPEN)) {
                    events.ofRun(run, PayoutState.OPEN.word(), run.created().name(), null);
                    byItself.afterMaking(run);
                }
            });
        }
        return sums.result(id);
    }

    /** Of an approval that is half done the ledger knows nothing yet. */
    private void awaitApprovals(RunningJob job) throws Exception {
        for (List<String> open = openApprovals(job); !open.isEmpty(); open = openApprovals(job)) {
            job.checkCancelled();
            job.progress(0, 0, "waits for " + open.get(0));
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** In words; those that failed, which do not end by themselves, first. */
    private List<String> openApprovals(RunningJob job) {
        return jdbc.queryForList(
                "SELECT CASE WHEN j.state = 'failed' THEN CONCAT('job ', j.id, ', which failed and is to be begun again: ',"
                        + " j.title) ELSE 'an approval' END AS said FROM approval a LEFT JOIN job j ON j.id = a.job_id"
                        + " WHERE a.program_id = ? AND a.done_at IS NULL AND a.commissions > 0"
                        + " ORDER BY said DESC LIMIT 1",
                String.class,
                job.programId());
    }

    private void split(RunningJob job, PayoutRun run) throws Exception {
        List<String> partners = partners(run);
        // Few chosen ones may lie far apart, and a part reads all that lies between its ends.
        int aPart = run.partners() != null && partners.size() <= SINGLY ? 1 : PARTNERS_A_PART;
        job.inTransaction(() -> {
            jdbc.execute((ConnectionCallback<Boolean>) connection -> {
                try (RowWriter rows = new RowWriter(
                        connection,
                        "payout_run_part",
                        "run_id",
                        "first_partner",
                        "last_partner",
                        "done",
                        "in_payouts")) {
                    for (int from = 0; from < partners.size(); from += aPart) {
                        int last = Math.min(partners.size(), from + aPart) - 1;
                        rows.add(run.id(), partners.get(from), partners.get(last), 0, 0);
                    }
                }
                return true;
            });
            job.checkpoint("split");
        });
    }

    private List<String> partners(PayoutRun run) {
        if (run.ofReport() != null) {
            return reportClaims.partners(run);
        }
        return run.partners() == null ? reader.partners(run.programId()) : List.copyOf(new TreeSet<>(run.partners()));
    }

    private void make(RunningJob job, PayoutRun run, Program program) throws Exception {
        List<Range> open = new ArrayList<>(jdbc.query(
                "SELECT first_partner, last_partner FROM payout_run_part WHERE run_id = ? AND done = 0"
                        + " ORDER BY first_partner",
                (row, number) -> new Range(row.getString(1), row.getString(2)),
                run.id()));
        ReadyVersion version = minimums.version(run);
        AtomicInteger done = new AtomicInteger();
        try (BulkWriter writers = new BulkWriter()) {
            for (Range range : open) {
                writers.add(() -> {
                    makePart(job, run, program, version, range);
                    job.progress(
                            (long) done.incrementAndGet() * PARTNERS_A_PART,
                            (long) open.size() * PARTNERS_A_PART,
                            "partners looked at");
                });
            }
            writers.finish();
        }
    }

    private void makePart(RunningJob job, PayoutRun run, Program program, @Nullable ReadyVersion version, Range range)
            throws Exception {
        job.inTransaction(() -> {
            part.make(run, program, version, range);
            job.further();
        });
    }
}
