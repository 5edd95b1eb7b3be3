package io.ratebook.payout;

import io.ratebook.database.Ids;
import io.ratebook.database.RowWriter;
import io.ratebook.payee.DatedDetails;
import io.ratebook.payout.RunDecision.Paid;
import io.ratebook.payout.RunReading.Decided;
import io.ratebook.program.Program;
import io.ratebook.version.ReadyVersion;
import io.ratebook.web.Times;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * READ, DECIDE and WRITE of some partners of a run, in the caller's transaction. What is claimed is summed once more after it is
 * claimed: where anything came or went since it was read, nothing is written and the part is made again.
 */
@Component
class RunPart {
    private final JdbcTemplate jdbc;
    private final RunReading reading;
    private final ChoiceTable choices;
    private final ClaimWriter claims;
    private final InvoiceNumbers numbers;
    private final Ids ids;
    private final Clock clock;

    RunPart(
            JdbcTemplate jdbc,
            RunReading reading,
            ChoiceTable choices,
            ClaimWriter claims,
            InvoiceNumbers numbers,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.reading = reading;
        this.choices = choices;
        this.claims = claims;
        this.numbers = numbers;
        this.ids = ids;
        this.clock = clock;
    }

    /** A part of a run: partners from the first to the last, both included. */
    record Range(String first, String last) {}

    /** @param version whose Thresholds hold; null where no minimum does */
    void make(PayoutRun asked, Program program, @Nullable ReadyVersion version, Range range) {
        // A report is paid by what is owed when it is processed.
        PayoutRun run = asked.ofReport() == null ? asked : asked.asOf(Times.micros(clock.instant()));
        Decided decided = run.ofReport() == null
                ? reading.decide(
                        run,
                        program,
                        version,
                        choices.chosen(run, range.first(), range.last()),
                        range,
                        UnaryOperator.identity())
                : reading.decideReport(run, program, version, range);
        write(run, range, decided.decision());
        long inPayouts = decided.payables().stream().mapToLong(Payable::claimed).sum();
        jdbc.update(
                "UPDATE payout_run_part SET done = 1, in_payouts = ? WHERE run_id = ? AND first_partner = ?",
                inPayouts,
                run.id(),
                range.first());
    }

    private void write(PayoutRun run, Range range, RunDecision decision) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            leaveOut(connection, run, decision.leftOut());
            return true;
        });
        List<Paid> paid = decision.paid();
        if (!paid.isEmpty()) {
            long firstId = ids.next("payout", paid.size());
            insert(run, paid, firstId);
            claims.write(run, range, firstId, paid.stream().map(Paid::claim).toList());
            number(run, firstId, paid.size());
        }
    }

    private static void leaveOut(Connection connection, PayoutRun run, List<LeftOut> all) throws SQLException {
        try (RowWriter rows = new RowWriter(
                connection,
                "payout_left_out",
                "run_id",
                "partner",
                "currency",
                "reason",
                "amount",
                "needed",
                "until_at",
                "said")) {
            for (LeftOut one : all) {
                rows.add(
                        run.id(),
                        one.partner(),
                        one.currency(),
                        one.reason().word(),
                        one.amount(),
                        one.needed(),
                        one.until(),
                        one.said());
            }
        }
    }

    /** Their invoice numbers come last: until then they are the ids, below zero, which are no numbers of invoices. */
    private void insert(PayoutRun run, List<Paid> paid, long firstId) {
        long now = Times.micros(clock.instant());
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            try (RowWriter rows = new RowWriter(
                    connection,
                    "payout",
                    "id",
                    "run_id",
                    "program_id",
                    "partner",
                    "currency",
                    "amount",
                    "advance",
                    "entries",
                    "invoice_number",
                    "state",
                    "method",
                    "details_id",
                    "details_hash",
                    "threshold",
                    "created_at",
                    "changed_at")) {
                for (int i = 0; i < paid.size(); i++) {
                    Payable payable = paid.get(i).payable();
                    Claim claim = paid.get(i).claim();
                    DatedDetails details = paid.get(i).details();
                    rows.add(
                            firstId + i,
                            run.id(),
                            run.programId(),
                            payable.partner(),
                            payable.currency(),
                            claim.amount(),
                            claim.advance(),
                            claim.entries(),
                            -(firstId + i),
                            PayoutState.OPEN.word(),
                            paid.get(i).method(),
                            details == null ? null : details.id(),
                            details == null ? null : details.hash(),
                            paid.get(i).threshold(),
                            now,
                            now);
                }
            }
            return true;
        });
    }

    private void number(PayoutRun run, long firstId, int count) {
        long firstNumber = numbers.take(run.programId(), count);
        jdbc.update(
                "UPDATE payout SET invoice_number = ? + (id - ?) WHERE id BETWEEN ? AND ?",
                firstNumber,
                firstId,
                firstId,
                firstId + count - 1);
    }
}
