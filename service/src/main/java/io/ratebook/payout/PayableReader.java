package io.ratebook.payout;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** READ: what is payable, from the entries in the order of partners. */
@Component
class PayableReader {
    /** Of an entry {@code e}: in no payout, and due by a run; with as-of, from and to. */
    static final String DUE = "e.payout_id = 0 AND e.payable_from <= ?"
            + " AND (e.amount < 0 OR (e.effective_day >= ? AND e.effective_day <= ?))";

    private static final String FIRST_DAY = "1000-01-01";

    private final JdbcTemplate jdbc;

    PayableReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The values of {@link #DUE}. */
    static Object[] due(PayoutRun run) {
        return new Object[] {
            run.asOf(),
            run.from() == null ? FIRST_DAY : run.from().toString(),
            run.to().toString()
        };
    }

    /** Of all partners from the first to the last code, both included, in the order of codes and currencies. */
    List<Payable> read(PayoutRun run, String first, String last) {
        Map<String, Long> pending = pending(run.programId(), first, last);
        List<Payable> found = new ArrayList<>();
        Object[] due = due(run);
        jdbc.query(
                "SELECT partner, currency, SUM(CASE WHEN is_due = 1 THEN amount ELSE 0 END), SUM(is_due),"
                        + " SUM(CASE WHEN payout_id = 0 AND payable_from > ? THEN amount ELSE 0 END),"
                        + " MIN(CASE WHEN payout_id = 0 AND payable_from > ? THEN payable_from END),"
                        + " SUM(CASE WHEN payout_id <> 0 THEN 1 ELSE 0 END)"
                        + " FROM (SELECT e.partner, e.currency, e.amount, e.payout_id, e.payable_from,"
                        + " CASE WHEN " + DUE + " THEN 1 ELSE 0 END AS is_due FROM payable_entry e"
                        + " WHERE e.program_id = ? AND e.partner BETWEEN ? AND ?) read_entry"
                        + " GROUP BY partner, currency ORDER BY partner, currency",
                row -> {
                    Long unapproved = pending.remove(key(row.getString(1), row.getString(2)));
                    found.add(payable(row, unapproved == null ? 0 : unapproved));
                },
                run.asOf(),
                run.asOf(),
                due[0],
                due[1],
                due[2],
                run.programId(),
                first,
                last);
        pending.forEach((key, amount) ->
                found.add(new Payable(key.substring(4), key.substring(0, 3), 0, 0, 0, null, 0, amount)));
        return found;
    }

    private static Payable payable(ResultSet row, long pending) throws SQLException {
        return new Payable(
                row.getString(1),
                row.getString(2),
                exact(row.getBigDecimal(3)),
                row.getInt(4),
                exact(row.getBigDecimal(5)),
                row.getObject(6, Long.class),
                row.getLong(7),
                pending);
    }

    static long exact(@Nullable BigDecimal sum) {
        return sum == null ? 0 : sum.longValueExact();
    }

    private static String key(String partner, String currency) {
        return currency + " " + partner;
    }

    private Map<String, Long> pending(int programId, String first, String last) {
        Map<String, Long> pending = new TreeMap<>();
        jdbc.query(
                "SELECT owner, currency, balance FROM account WHERE program_id = ? AND kind = 'earned'"
                        + " AND owner BETWEEN ? AND ? AND balance <> 0",
                row -> {
                    pending.put(key(row.getString(1), row.getString(2)), row.getLong(3));
                },
                programId,
                first,
                last);
        return pending;
    }

    /** Codes of all who have something on their accounts, in their order. */
    List<String> partners(int programId) {
        return jdbc.queryForList(
                "SELECT DISTINCT owner FROM account WHERE program_id = ? AND kind IN ('earned', 'payable')"
                        + " AND balance <> 0 ORDER BY owner",
                String.class,
                programId);
    }
}
