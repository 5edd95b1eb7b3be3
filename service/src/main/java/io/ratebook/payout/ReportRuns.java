package io.ratebook.payout;

import io.ratebook.database.Ids;
import io.ratebook.jobs.JobOrder;
import io.ratebook.jobs.Jobs;
import io.ratebook.money.Money;
import io.ratebook.people.Actor;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** Runs that pay what a ledger report comes to: one for a report, and never a second one. */
@Service
public class ReportRuns {
    static final String KIND = "report";
    private static final String USUAL_TYPE = "bank";

    private final RunTable runs;
    private final PayoutRuns batches;
    private final InvoiceNumbers numbers;
    private final Jobs jobs;
    private final Ids ids;
    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final Audit audit;
    private final CurrentActor actor;
    private final Clock clock;

    ReportRuns(
            RunTable runs,
            PayoutRuns batches,
            InvoiceNumbers numbers,
            Jobs jobs,
            Ids ids,
            JdbcTemplate jdbc,
            Transactions transactions,
            Audit audit,
            CurrentActor actor,
            Clock clock) {
        this.runs = runs;
        this.batches = batches;
        this.numbers = numbers;
        this.jobs = jobs;
        this.ids = ids;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * A run as it is asked for.
     *
     * @param method as the room of reports knows it
     * @param to last day of the report
     * @param type how all are paid: paypal, bank, check or other
     * @param batch null for the usual one of the day
     * @param payOn day of the payments
     * @param marksPaid whether they are marked as paid once they are approved
     * @param agreed how much a person agreed to pay in advance, by currency
     */
    public record Draft(
            long report,
            String method,
            LocalDate to,
            String type,
            @Nullable String batch,
            LocalDate payOn,
            boolean marksPaid,
            List<Money> agreed) {}

    /** The run that pays a report; null where none does. */
    public @Nullable PayoutRun find(Program program, long report) {
        return runs.ofReport(program.id(), report);
    }

    /** The batch id of a day, with a suffix if it is taken. */
    public String batchOf(Program program, LocalDate day) {
        return batches.batchId(program.id(), "Batch", day);
    }

    /** How the last report was paid. */
    public String usualType(Program program) {
        return jdbc
                .queryForList(
                        "SELECT payment_type FROM payout_run WHERE program_id = ? AND report_id IS NOT NULL"
                                + " ORDER BY id DESC LIMIT 1",
                        String.class,
                        program.id())
                .stream()
                .findFirst()
                .orElse(USUAL_TYPE);
    }

    /**
     * Ends the call where the report is paid already.
     *
     * @throws Refusal naming the run that does
     */
    public void refuseIfPaid(Program program, long report) {
        PayoutRun there = runs.ofReport(program.id(), report);
        if (there != null) {
            throw Refusal.conflict(
                    "report-processed",
                    "the report is processed already, by the run " + there.id() + ", " + there.batchId() + ", of "
                            + there.created().name()
                            + (there.state().equals(PayoutRun.VOID)
                                    ? ", which was made void: make the report again"
                                    : ""));
        }
    }

    /** Has the payouts of a report made, and all that follows. */
    public PayoutRuns.Submitted process(Program program, Draft draft) {
        long id = ids.next("payout_run");
        Actor by = actor.current();
        long now = Times.micros(clock.instant());
        numbers.prepare(program.id());
        return transactions.get(() -> {
            numbers.hold(program.id());
            refuseIfPaid(program, draft.report());
            PayoutRun run = run(id, program, draft, new PayoutRun.By(by.name(), by.personId(), now));
            insert(run);
            draft.agreed()
                    .forEach(one -> jdbc.update(
                            "INSERT INTO payout_run_advance (run_id, currency, amount) VALUES (?, ?, ?)",
                            id,
                            one.currency().code(),
                            one.minor()));
            long job = jobs.submit(new JobOrder(
                    RunJob.KIND, program.id(), "Make payouts, " + run.batchId(), new RunJob.Asked(id), by.name()));
            runs.setJob(id, job);
            audit.record("report.process", "payout run " + run.batchId(), program.code(), null, draft);
            return new PayoutRuns.Submitted(id, job);
        });
    }

    private PayoutRun run(long id, Program program, Draft draft, PayoutRun.By by) {
        return new PayoutRun(
                id,
                program.id(),
                batch(program, draft),
                KIND,
                draft.method(),
                null,
                draft.to(),
                null,
                true,
                draft.type(),
                draft.payOn(),
                by.at(),
                PayoutRun.MAKING,
                null,
                by,
                null,
                null,
                false,
                null,
                new PayoutRun.OfReport(draft.report(), draft.marksPaid()));
    }

    private String batch(Program program, Draft draft) {
        String wished = draft.batch();
        return wished == null ? batchOf(program, draft.payOn()) : batches.free(program.id(), wished);
    }

    /** The database itself refuses a second one for the report. */
    private void insert(PayoutRun run) {
        try {
            runs.insert(run);
        } catch (DuplicateKeyException another) {
            throw Refusal.conflict(
                    "report-processed", "the report, or the batch id " + run.batchId() + ", was taken just now");
        }
    }
}
