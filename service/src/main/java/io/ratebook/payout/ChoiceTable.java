package io.ratebook.payout;

import io.ratebook.database.RowWriter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What runs of kind single were chosen for. */
@Component
class ChoiceTable {
    private final JdbcTemplate jdbc;

    ChoiceTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is to come of it.
     *
     * @param paidOn the day on which money left
     * @param reference of that payment, as a bank or service calls it
     */
    record Choice(
            SinglePayments.Goal goal,
            LocalDate paidOn,
            @Nullable String reference) {}

    void insert(long runId, Choice choice, Map<LineKey, Long> shown) {
        jdbc.update(
                "INSERT INTO payout_choice (run_id, goal, paid_on, reference) VALUES (?, ?, ?, ?)",
                runId,
                choice.goal().word(),
                choice.paidOn().toString(),
                choice.reference());
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            try (RowWriter rows =
                    new RowWriter(connection, "payout_choice_line", "run_id", "partner", "currency", "shown")) {
                for (Map.Entry<LineKey, Long> one : shown.entrySet()) {
                    rows.add(runId, one.getKey().partner(), one.getKey().currency(), one.getValue());
                }
            }
            return true;
        });
    }

    @Nullable
    Choice of(long runId) {
        return jdbc
                .query(
                        "SELECT goal, paid_on, reference FROM payout_choice WHERE run_id = ?",
                        (row, number) -> new Choice(
                                SinglePayments.Goal.of(row.getString(1)),
                                LocalDate.parse(row.getString(2)),
                                row.getString(3)),
                        runId)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** What a run is for among the partners from the first to the last code, both included. */
    Chosen chosen(PayoutRun run, String first, String last) {
        Choice choice = run.kind().equals(SinglePayments.KIND) ? of(run.id()) : null;
        if (choice == null) {
            return Chosen.partners(run.partners());
        }
        Map<LineKey, Long> shown = new HashMap<>();
        jdbc.query(
                "SELECT partner, currency, shown FROM payout_choice_line WHERE run_id = ? AND partner BETWEEN ? AND ?",
                row -> {
                    shown.put(new LineKey(row.getString(1), row.getString(2)), row.getLong(3));
                },
                run.id(),
                first,
                last);
        return Chosen.lines(shown, choice.goal() == SinglePayments.Goal.FILE);
    }
}
