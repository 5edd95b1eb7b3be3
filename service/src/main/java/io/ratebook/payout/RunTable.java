package io.ratebook.payout;

import io.ratebook.jobs.FailedJob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Runs as they are kept. */
@Component
class RunTable {
    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    RunTable(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(PayoutRun run) {
        jdbc.update(
                """
                INSERT INTO payout_run (id, program_id, batch_id, kind, method, from_day, to_day, partners, no_minimum,
                  payment_type, pay_on, as_of, state, created_by, created_by_id, created_at, four_eyes,
                  report_id, marks_paid)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                run.id(),
                run.programId(),
                run.batchId(),
                run.kind(),
                run.method(),
                run.from() == null ? null : run.from().toString(),
                run.to().toString(),
                run.partners() == null ? null : json.writeValueAsString(run.partners()),
                run.noMinimum() ? 1 : 0,
                run.paymentType(),
                run.payOn().toString(),
                run.asOf(),
                run.state(),
                run.created().name(),
                run.created().id(),
                run.created().at(),
                run.fourEyes() ? 1 : 0,
                run.ofReport() == null ? null : run.ofReport().report(),
                run.ofReport() != null && run.ofReport().marksPaid() ? 1 : 0);
    }

    void setJob(long id, long job) {
        jdbc.update("UPDATE payout_run SET job_id = ? WHERE id = ?", job, id);
    }

    /** Whether it was in that state. */
    boolean move(long id, String from, String to) {
        return jdbc.update("UPDATE payout_run SET state = ? WHERE id = ? AND state = ?", to, id, from) == 1;
    }

    boolean freeze(long id, String hash, boolean fourEyes, PayoutRun.By by) {
        return jdbc.update(
                        "UPDATE payout_run SET state = 'frozen', content_hash = ?, four_eyes = ?, frozen_by = ?,"
                                + " frozen_by_id = ?, frozen_at = ? WHERE id = ? AND state = 'open'",
                        hash,
                        fourEyes ? 1 : 0,
                        by.name(),
                        by.id(),
                        by.at(),
                        id)
                == 1;
    }

    /** The database itself refuses one who made or froze it, where four eyes are asked for. */
    boolean approve(long id, String hash, PayoutRun.By by) {
        return jdbc.update(
                        "UPDATE payout_run SET state = 'approved', approved_by = ?, approved_by_id = ?, approved_at = ?"
                                + " WHERE id = ? AND state = 'frozen' AND content_hash = ?",
                        by.name(),
                        by.id(),
                        by.at(),
                        id,
                        hash)
                == 1;
    }

    /** Locked until the transaction ends. */
    @Nullable
    PayoutRun locked(int programId, long id) {
        return one(" WHERE program_id = ? AND id = ? FOR UPDATE", programId, id);
    }

    @Nullable
    PayoutRun find(int programId, long id) {
        return one(" WHERE program_id = ? AND id = ?", programId, id);
    }

    /** The run that a failed job is about; locked where that is about to be begun again. */
    PayoutRun looked(FailedJob job, long id) {
        return Objects.requireNonNull(job.begins() ? locked(job.programId(), id) : find(job.programId(), id));
    }

    /**
     * Why a job about a run is not begun again; null where it may be.
     *
     * @param from states of the run in which it has something to do
     */
    @Nullable
    String notAgain(FailedJob job, long id, Set<String> from) {
        PayoutRun run = looked(job, id);
        if (!from.contains(run.state())) {
            return "The run " + run.batchId() + " is " + run.state() + ".";
        }
        if (job.isAtWork(VoidJob.KIND)) {
            return "A run is being made void: wait for the end of that.";
        }
        // What was made void is in no part that is still to be made: the run would pay less than it says.
        return run.state().equals(PayoutRun.MAKING) && hasVoid(id)
                ? "Some payouts of the run " + run.batchId() + " were made void: make the run void, too."
                : null;
    }

    private boolean hasVoid(long id) {
        return !jdbc.queryForList("SELECT id FROM payout WHERE run_id = ? AND state = 'void' LIMIT 1", Long.class, id)
                .isEmpty();
    }

    /** The one that pays what a ledger report comes to; null where none does. */
    @Nullable
    PayoutRun ofReport(int programId, long report) {
        return one(" WHERE program_id = ? AND report_id = ?", programId, report);
    }

    /** The latest first. */
    List<PayoutRun> page(int programId, PayoutRuns.Place before, int limit) {
        return jdbc.query(
                "SELECT * FROM payout_run WHERE program_id = ? AND (created_at < ? OR created_at = ? AND id < ?)"
                        + " ORDER BY created_at DESC, id DESC LIMIT ?",
                (row, number) -> run(row),
                programId,
                before.createdAt(),
                before.createdAt(),
                before.id(),
                limit);
    }

    boolean hasBatch(int programId, String batchId) {
        return !jdbc.queryForList(
                        "SELECT id FROM payout_run WHERE program_id = ? AND batch_id = ?",
                        Long.class,
                        programId,
                        batchId)
                .isEmpty();
    }

    private @Nullable PayoutRun one(String where, Object... values) {
        return jdbc.query("SELECT * FROM payout_run" + where, (row, number) -> run(row), values).stream()
                .findFirst()
                .orElse(null);
    }

    private PayoutRun run(ResultSet row) throws SQLException {
        String from = row.getString("from_day");
        String partners = row.getString("partners");
        return new PayoutRun(
                row.getLong("id"),
                row.getInt("program_id"),
                row.getString("batch_id"),
                row.getString("kind"),
                row.getString("method"),
                from == null ? null : LocalDate.parse(from),
                LocalDate.parse(row.getString("to_day")),
                partners == null ? null : Arrays.asList(json.readValue(partners, String[].class)),
                row.getInt("no_minimum") == 1,
                row.getString("payment_type"),
                LocalDate.parse(row.getString("pay_on")),
                row.getLong("as_of"),
                row.getString("state"),
                row.getObject("job_id", Long.class),
                new PayoutRun.By(row.getString("created_by"), row.getLong("created_by_id"), row.getLong("created_at")),
                row.getString("content_hash"),
                by(row, "frozen"),
                row.getInt("four_eyes") == 1,
                by(row, "approved"),
                ofReport(row));
    }

    private static PayoutRun.@Nullable OfReport ofReport(ResultSet row) throws SQLException {
        Long report = row.getObject("report_id", Long.class);
        return report == null ? null : new PayoutRun.OfReport(report, row.getInt("marks_paid") == 1);
    }

    private static PayoutRun.@Nullable By by(ResultSet row, String what) throws SQLException {
        String name = row.getString(what + "_by");
        return name == null ? null : new PayoutRun.By(name, row.getLong(what + "_by_id"), row.getLong(what + "_at"));
    }
}
