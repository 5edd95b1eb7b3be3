package io.ratebook.approval;

import io.ratebook.approval.ApprovalBatch.Marked;
import io.ratebook.approval.ApprovalBatch.Share;
import io.ratebook.jobs.BulkWriter;
import io.ratebook.jobs.FailedJob;
import io.ratebook.jobs.JobFailedException;
import io.ratebook.jobs.JobKind;
import io.ratebook.jobs.RunningJob;
import io.ratebook.ledger.Entry;
import io.ratebook.ledger.Ledger;
import io.ratebook.ledger.OpenDays;
import io.ratebook.notice.Outbox;
import io.ratebook.notice.Topic;
import io.ratebook.people.Right;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.settlement.Standstill;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Approves what was chosen. Few are approved in one transaction. Many are marked first, some thousands a transaction in the order
 * of their ids, which is the order in which the database keeps them, on two connections; then what each partner gets is posted, one ledger transaction
 * for a partner and currency. No payout is made between the two.
 */
@Component
class ApprovalJob implements JobKind {
    static final String KIND = "approve";
    private static final int IDS_A_BATCH = 10_000;
    private static final int SHARES_A_BATCH = 5_000;
    private static final long PAUSE_MILLIS = 200;

    private final SelectedIds selected;
    private final ApprovalTable table;
    private final Standstill standstill;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Programs programs;
    private final DataSource dataSource;
    private final Clock clock;

    ApprovalJob(
            SelectedIds selected,
            ApprovalTable table,
            Standstill standstill,
            Ledger ledger,
            Outbox outbox,
            Programs programs,
            DataSource dataSource,
            Clock clock) {
        this.selected = selected;
        this.table = table;
        this.standstill = standstill;
        this.ledger = ledger;
        this.outbox = outbox;
        this.programs = programs;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * What such a job is asked for with.
     *
     * @param approval id, as it was given when it was asked for
     * @param selected null: those whose hold has ended and which are approved by that
     */
    record Asked(long approval, @Nullable Selected selected) {}

    /**
     * How far it is.
     *
     * @param posted the last share that was posted; null while commissions are marked
     * @param number of shares that were posted
     */
    record Place(@Nullable Share posted, int number) {}

    /**
     * What such a job comes to.
     *
     * @param commissions that were approved, those included that belong to what was chosen
     * @param amounts by currency
     */
    record Result(long approval, long commissions, List<MoneyJson> amounts) {}

    @Override
    public String kind() {
        return KIND;
    }

    /** One after the other in a program. */
    @Override
    public String exclusiveGroup() {
        return KIND;
    }

    /** What is marked is to be posted. */
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
        return table.isDone(job.input(Asked.class).approval())
                ? "Nothing was done by it: choose anew what is to be approved."
                : null;
    }

    @Override
    public void run(RunningJob job) throws Exception {
        new Run(job).run();
    }

    /** One attempt. */
    private final class Run {
        private final RunningJob job;
        private final long approvalId;
        private final @Nullable Selected chosen;
        private final Program program;

        Run(RunningJob job) {
            this.job = job;
            Asked asked = job.input(Asked.class);
            this.approvalId = asked.approval();
            this.chosen = asked.selected();
            this.program = Objects.requireNonNull(programs.byId(job.programId()));
        }

        void run() throws Exception {
            standstill.prepare(program.id());
            Place place = job.checkpoint(Place.class).orElse(null);
            if (place == null) {
                job.progress(0, 0, "looking what is pending");
                boolean begins = table.commissions(approvalId) == 0;
                long[] ids =
                        chosen == null ? selected.due(program.id(), now()) : selected.of(program.id(), chosen, begins);
                if (begins && chosen != null) {
                    check(chosen, ids);
                }
                if (begins && ids.length <= IDS_A_BATCH) {
                    approveAtOnce(ids);
                } else {
                    mark(ids);
                    post(new Place(null, 0));
                }
            } else {
                post(place);
            }
            job.result(new Result(approvalId, table.commissions(approvalId), table.sums(approvalId)));
        }

        /** An approval that fails is done: payouts wait for those that are not. */
        private void check(Selected selected, long[] ids) throws Exception {
            try {
                selected.check(ids.length);
            } catch (JobFailedException others) {
                atStandstill(batch -> table.done(approvalId, now()));
                throw others;
            }
        }

        private void approveAtOnce(long[] ids) throws Exception {
            atStandstill(batch -> {
                if (ids.length > 0) {
                    Marked marked = batch.mark(ids);
                    table.marked(approvalId, marked.count());
                    tell(batch, marked);
                    postNow(0, batch.day(today()), batch.shares(marked));
                }
                table.done(approvalId, now());
            });
        }

        private void mark(long[] ids) throws Exception {
            AtomicInteger done = new AtomicInteger();
            try (BulkWriter writers = new BulkWriter()) {
                for (int from = 0; from < ids.length; from += IDS_A_BATCH) {
                    long[] some = Arrays.copyOfRange(ids, from, Math.min(ids.length, from + IDS_A_BATCH));
                    writers.add(() -> {
                        beside(batch -> {
                            Marked marked = batch.mark(some);
                            tell(batch, marked);
                            table.marked(approvalId, marked.count());
                            job.further();
                        });
                        job.progress(done.addAndGet(some.length), ids.length, "approving");
                    });
                }
                writers.finish();
            }
        }

        /** Machines that listen; where none does, nothing is read. */
        private void tell(ApprovalBatch batch, Marked marked) {
            outbox.add(program.id(), Topic.COMMISSION_APPROVED, () -> {
                try {
                    return batch.told(marked).stream().map(ApprovedItem::of).toList();
                } catch (SQLException failed) {
                    throw new UncategorizedSQLException("telling of commissions", null, failed);
                }
            });
        }

        private void post(Place from) throws Exception {
            Place place = from;
            while (place != null) {
                Place here = place;
                job.progress(here.number(), 0, "posting to partners");
                Place[] next = new Place[1];
                atStandstill(batch -> next[0] = postSome(batch, here));
                place = next[0];
            }
        }

        /** Null when all is posted. */
        private @Nullable Place postSome(ApprovalBatch batch, Place here) throws SQLException {
            List<Share> shares = batch.shares(here.posted(), SHARES_A_BATCH);
            postNow(here.number(), batch.day(today()), shares);
            if (shares.size() < SHARES_A_BATCH) {
                table.done(approvalId, now());
                job.further();
                return null;
            }
            Place next = new Place(shares.get(shares.size() - 1), here.number() + shares.size());
            job.checkpoint(next);
            return next;
        }

        private void postNow(int number, LocalDate day, List<Share> shares) {
            Map<String, Long> sums = new TreeMap<>();
            shares.forEach(share -> sums.merge(share.currency(), share.amount(), Math::addExact));
            table.add(approvalId, sums);
            List<Entry> entries = ApprovalBatch.entries(approvalId, day, number, shares);
            if (!entries.isEmpty()) {
                ledger.post(program.id(), entries);
            }
        }

        /** Comes again while a job settles: what it decided knows nothing of what is approved meanwhile. */
        private void atStandstill(Step step) throws Exception {
            whenStill(step, () -> standstill.take(program.id()));
        }

        /** The same beside other batches of this job. */
        private void beside(Step step) throws Exception {
            whenStill(step, () -> standstill.share(program.id()));
        }

        private void whenStill(Step step, Callable<Boolean> turn) throws Exception {
            boolean done = false;
            while (!done) {
                done = job.inTransaction(() -> {
                    if (!turn.call()) {
                        return false;
                    }
                    Connection connection = DataSourceUtils.getConnection(dataSource);
                    LocalDate firstOpen = OpenDays.of(connection, program.id()).first();
                    step.run(new ApprovalBatch(connection, program.id(), approvalId, firstOpen));
                    return true;
                });
                if (!done) {
                    job.progress(0, 0, "waits until sales that came in are decided");
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
        }

        private LocalDate today() {
            return clock.instant().atZone(program.zoneId()).toLocalDate();
        }

        private long now() {
            return Times.micros(clock.instant());
        }
    }

    /** What a machine is told of a commission. */
    record ApprovedItem(long id, String partner, String component, MoneyJson amount) {
        static ApprovedItem of(ApprovalBatch.Told told) {
            return new ApprovedItem(
                    told.id(), told.partner(), told.component(), MoneyJson.of(told.amountMinor(), told.currency()));
        }
    }

    private interface Step {
        void run(ApprovalBatch batch) throws Exception;
    }
}
