package io.ratebook.payout;

import io.ratebook.database.Ids;
import io.ratebook.database.RowWriter;
import io.ratebook.database.Where;
import io.ratebook.jobs.JobKind;
import io.ratebook.jobs.JobProblem;
import io.ratebook.jobs.RunningJob;
import io.ratebook.payee.DatedDetails;
import io.ratebook.payee.PayeeDetails;
import io.ratebook.payee.PaymentMethod;
import io.ratebook.payout.provider.Payment;
import io.ratebook.payout.provider.PaymentProblem;
import io.ratebook.payout.provider.paypal.DecimalMark;
import io.ratebook.payout.provider.paypal.PayPalFiles;
import io.ratebook.payout.provider.paypal.PaymentFile;
import io.ratebook.people.Right;
import io.ratebook.web.DatabaseTrouble;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Makes PayPal's files of a run's approved payouts, each with the state of its payouts in one transaction. What cannot stand in a
 * file stays approved, and is told with the reason.
 */
@Component
class FileJob implements JobKind {
    static final String KIND = "payout-files";

    private final PayoutTable payouts;
    private final RunTable runs;
    private final PayeeDetails payees;
    private final PayoutEvents events;
    private final Ids ids;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    FileJob(
            PayoutTable payouts,
            RunTable runs,
            PayeeDetails payees,
            PayoutEvents events,
            Ids ids,
            JdbcTemplate jdbc,
            Clock clock) {
        this.payouts = payouts;
        this.runs = runs;
        this.payees = payees;
        this.events = events;
        this.ids = ids;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What such a job is asked for with. */
    record Asked(long run, String by) {}

    /** A file that was made. */
    record Made(long id, String name, int payouts, MoneyJson amount) {}

    /** What such a job comes to. */
    record Result(long run, List<Made> files, long leftOut) {}

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
    public Set<Right> rights() {
        return Set.of(Right.FINANCE);
    }

    @Override
    public void run(RunningJob job) throws Exception {
        job.result(make(job, job.input(Asked.class)));
    }

    Result make(RunningJob job, Asked asked) throws Exception {
        PayoutRun run = Objects.requireNonNull(runs.find(job.programId(), asked.run()));
        job.progress(0, 0, "reading payouts");
        Map<String, PayoutRow> approved = new HashMap<>();
        List<PayoutRow> all = payouts.of(job.programId(), payouts.ofRun(asked.run(), Set.of(PayoutState.APPROVED)));
        all.stream()
                .filter(one -> one.method().equals(PaymentMethod.PAYPAL.word()))
                .forEach(one -> approved.put(GivenPayment.idOf(one.id()), one));
        List<Payment> payments = payments(job, run, approved);
        List<PaymentFile> files = PayPalFiles.of(nameOf(run), DecimalMark.POINT, payments);
        List<Made> made = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            PaymentFile file = files.get(i);
            job.progress(i, files.size(), "writing files");
            made.add(job.inTransaction(() -> write(job, run, file, approved, asked.by())));
        }
        return new Result(run.id(), made, all.size() - payments.size());
    }

    /** Files that were made before, by an attempt that was killed or for other payouts, keep their names to themselves. */
    private String nameOf(PayoutRun run) {
        Integer before =
                jdbc.queryForObject("SELECT COUNT(*) FROM payout_file WHERE run_id = ?", Integer.class, run.id());
        return before == null || before == 0 ? run.batchId() : run.batchId() + "-more" + before;
    }

    /** Those that can stand in a file; the others are told. */
    private List<Payment> payments(RunningJob job, PayoutRun run, Map<String, PayoutRow> approved) {
        List<String> partners =
                approved.values().stream().map(PayoutRow::partner).distinct().toList();
        Map<String, DatedDetails> now = payees.current(run.programId(), partners);
        List<Payment> payments = new ArrayList<>();
        approved.forEach((id, row) -> {
            DatedDetails details = now.get(row.partner());
            String blocked = Blocked.why(row.detailsId(), row.detailsHash(), details);
            String account = details == null ? null : details.details().paypal();
            if (blocked != null || account == null) {
                leaveOut(job, row, blocked == null ? "the partner has no PayPal account on file" : blocked);
            } else {
                payments.add(GivenPayment.payment(row, account));
            }
        });
        Map<String, String> wrong = PayPalFiles.problems(payments).stream()
                .collect(Collectors.toMap(PaymentProblem::id, PaymentProblem::toString, (one, two) -> one));
        payments.removeIf(payment -> {
            String problem = wrong.get(payment.id());
            if (problem != null) {
                leaveOut(job, Objects.requireNonNull(approved.get(payment.id())), problem);
            }
            return problem != null;
        });
        return payments;
    }

    private static void leaveOut(RunningJob job, PayoutRow row, String why) {
        job.problem(new JobProblem(
                null,
                "payout",
                Long.toString(row.invoice()),
                "a payout that PayPal takes",
                "invoice " + row.invoice() + " of " + row.partner() + " is in no file: " + why));
    }

    private Made write(RunningJob job, PayoutRun run, PaymentFile file, Map<String, PayoutRow> approved, String by)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        file.writeTo(bytes);
        long id = ids.next("payout_file", 1);
        List<Long> own = file.ids().stream()
                .map(key -> Objects.requireNonNull(approved.get(key)).id())
                .toList();
        insert(run, file, bytes.toByteArray(), id, by);
        claim(run, own, id);
        events.ofPayouts(run, own, PayoutState.PROCESSING.word(), by, file.name());
        job.further();
        return new Made(id, file.name(), file.rows(), MoneyJson.of(file.sumMinor(), file.currency()));
    }

    private void insert(PayoutRun run, PaymentFile file, byte[] bytes, long id, String by) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            try (RowWriter rows = new RowWriter(
                    connection,
                    "payout_file",
                    "id",
                    "program_id",
                    "run_id",
                    "name",
                    "currency",
                    "payouts",
                    "amount",
                    "sha256",
                    "bytes",
                    "made_by",
                    "made_at")) {
                rows.add(
                        id,
                        run.programId(),
                        run.id(),
                        file.name(),
                        file.currency(),
                        file.rows(),
                        file.sumMinor(),
                        file.sha256(),
                        bytes,
                        by,
                        Times.micros(clock.instant()));
            }
            return true;
        });
    }

    /** All of them, or the file is not written: somebody made one void, or paid it, meanwhile. */
    private void claim(PayoutRun run, List<Long> own, long fileId) {
        Where where =
                new Where().andIn("id", own).and("run_id = ?", run.id()).and("state = ?", PayoutState.APPROVED.word());
        List<Object> values = new ArrayList<>(List.of(Times.micros(clock.instant()), fileId));
        values.addAll(where.values());
        int moved = jdbc.update(
                "UPDATE payout SET state = 'processing', handed_as = 'file', changed_at = ?, file_id = ?" + where,
                values.toArray());
        if (moved != own.size()) {
            throw DatabaseTrouble.changed("making a file", "payouts changed meanwhile");
        }
    }
}
