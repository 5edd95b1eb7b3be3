package io.ratebook.payout;

import io.ratebook.database.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Payouts as they are kept. */
@Component
class PayoutTable {
    static final String ROWS =
            "SELECT p.*, r.batch_id, r.kind AS run_kind, r.state AS run_state, r.pay_on, r.from_day, r.to_day"
                    + " FROM payout p JOIN payout_run r ON r.id = p.run_id";

    private final JdbcTemplate jdbc;

    PayoutTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the program, locked until the transaction ends, in the order of ids. */
    List<PayoutRow> locked(int programId, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Where where = new Where().and("id > 0").andIn("id", ids).and("program_id = ?", programId);
        jdbc.queryForList(
                "SELECT id FROM payout" + where + "ORDER BY id FOR UPDATE",
                Long.class,
                where.values().toArray());
        return of(programId, ids);
    }

    List<PayoutRow> of(int programId, Collection<Long> ids) {
        Where where = new Where().andIn("p.id", ids).and("p.program_id = ?", programId);
        return jdbc.query(
                ROWS + where + "ORDER BY p.id",
                (row, number) -> payout(row),
                where.values().toArray());
    }

    /** Ids of those of a run that are in one of the states, in their order. */
    List<Long> ofRun(long runId, Collection<PayoutState> states) {
        Where where = new Where()
                .and("run_id = ?", runId)
                .andIn("state", states.stream().map(PayoutState::word).toList());
        return jdbc.queryForList(
                "SELECT id FROM payout" + where + "ORDER BY id",
                Long.class,
                where.values().toArray());
    }

    static PayoutRow payout(ResultSet row) throws SQLException {
        String from = row.getString("from_day");
        return new PayoutRow(
                row.getLong("id"),
                row.getLong("run_id"),
                row.getString("batch_id"),
                row.getString("run_kind"),
                row.getString("run_state"),
                row.getString("partner"),
                row.getString("currency"),
                row.getLong("amount"),
                row.getLong("advance"),
                row.getInt("entries"),
                row.getLong("invoice_number"),
                PayoutState.of(row.getString("state")),
                row.getString("method"),
                row.getObject("details_id", Long.class),
                row.getString("details_hash"),
                row.getString("threshold"),
                row.getString("hash"),
                row.getString("handed_as"),
                row.getObject("file_id", Long.class),
                row.getString("fault"),
                row.getString("void_asked_by"),
                row.getObject("void_asked_by_id", Long.class),
                day(row.getString("paid_on")),
                row.getString("reference"),
                LocalDate.parse(row.getString("pay_on")),
                from == null ? null : LocalDate.parse(from),
                LocalDate.parse(row.getString("to_day")),
                row.getLong("created_at"),
                row.getLong("changed_at"));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
