package io.ratebook.adjustment;

import io.ratebook.database.RowWriter;
import io.ratebook.database.Where;
import io.ratebook.people.Actor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Adjustments as rows. */
@Repository
class AdjustmentTable {
    static final String COLUMNS = "SELECT a.id, a.partner, a.currency, a.amount, a.kind, a.day, a.reason, a.document,"
            + " a.state, a.created_by, a.created_by_id, a.created_at, a.decided_by, a.decided_at FROM adjustment a";

    private final JdbcTemplate jdbc;

    AdjustmentTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    static Adjustment row(ResultSet row, int number) throws SQLException {
        return new Adjustment(
                row.getLong("id"),
                row.getString("partner"),
                row.getString("currency"),
                row.getLong("amount"),
                row.getString("kind"),
                LocalDate.parse(row.getString("day")),
                row.getString("reason"),
                row.getString("document"),
                row.getString("state"),
                row.getString("created_by"),
                row.getLong("created_by_id"),
                row.getLong("created_at"),
                row.getString("decided_by"),
                row.getObject("decided_at", Long.class));
    }

    @Nullable
    Adjustment find(int programId, long id) {
        return jdbc
                .query(COLUMNS + " WHERE a.id = ? AND a.program_id = ?", AdjustmentTable::row, id, programId)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Under the lock of its row. */
    @Nullable
    Adjustment lock(int programId, long id) {
        return jdbc
                .query(COLUMNS + " WHERE a.id = ? AND a.program_id = ? FOR UPDATE", AdjustmentTable::row, id, programId)
                .stream()
                .findFirst()
                .orElse(null);
    }

    void decide(long id, String state, Actor by, long at) {
        jdbc.update(
                "UPDATE adjustment SET state = ?, decided_by = ?, decided_by_id = ?, decided_at = ? WHERE id = ?",
                state,
                by.name(),
                by.personId(),
                at,
                id);
    }

    /**
     * What came by file.
     *
     * @param onceKey what it is about
     */
    record FromFile(String onceKey, long jobId) {}

    /** The connection and its transaction are the caller's. */
    static final class Inserts implements AutoCloseable {
        private final RowWriter rows;
        private final int programId;

        Inserts(Connection connection, int programId) {
            this.programId = programId;
            this.rows = new RowWriter(
                    connection,
                    "adjustment",
                    "id",
                    "program_id",
                    "partner",
                    "currency",
                    "amount",
                    "kind",
                    "day",
                    "reason",
                    "document",
                    "state",
                    "created_by",
                    "created_by_id",
                    "created_at",
                    "decided_at",
                    "once_key",
                    "job_id");
        }

        void add(Adjustment one, @Nullable FromFile file) throws SQLException {
            rows.add(
                    one.id(),
                    programId,
                    one.partner(),
                    one.currency(),
                    one.amount(),
                    one.kind(),
                    one.day().toString(),
                    one.reason(),
                    one.document(),
                    one.state(),
                    one.createdBy(),
                    one.createdById(),
                    one.createdAt(),
                    one.decidedAt(),
                    file == null ? null : file.onceKey(),
                    file == null ? null : file.jobId());
        }

        @Override
        public void close() throws SQLException {
            rows.close();
        }
    }

    /** Whether the partner stands so now. */
    boolean partnerIs(int programId, String code, String state, long now) {
        return !jdbc.queryForList(
                        "SELECT p.id FROM partner p JOIN partner_state s ON s.partner_id = p.id"
                                + " WHERE p.program_id = ? AND p.code = ? AND s.from_at <= ? AND s.until_at > ?"
                                + " AND s.state = ?",
                        Long.class,
                        programId,
                        code,
                        now,
                        now,
                        state)
                .isEmpty();
    }

    boolean partnerExists(int programId, String code) {
        return !jdbc.queryForList(
                        "SELECT id FROM partner WHERE program_id = ? AND code = ?", Long.class, programId, code)
                .isEmpty();
    }

    List<String> partnersAmong(int programId, List<String> codes) {
        Where where = new Where().and("program_id = ?", programId).andIn("code", codes);
        return jdbc.queryForList(
                "SELECT code FROM partner" + where, String.class, where.values().toArray());
    }
}
