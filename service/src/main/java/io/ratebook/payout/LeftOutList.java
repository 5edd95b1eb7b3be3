package io.ratebook.payout;

import io.ratebook.database.Where;
import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import io.ratebook.web.Totals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Whom a run left out, and why, by page. A partner stands there once for each reason and currency. */
@Component
public class LeftOutList {
    private static final int ALL_AT_ONCE = 1_000;
    private static final int KEYS = 3;

    private final JdbcTemplate jdbc;

    LeftOutList(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is listed.
     *
     * @param reason word of a reason; null for all
     * @param q beginning of the partner's code; null for all
     */
    public record Wanted(
            long runId, @Nullable String reason, @Nullable String q) {
        Cursor.Scope scope() {
            return Cursor.Scope.of("partner", runId, reason, q);
        }

        private Where where() {
            return new Where()
                    .and("run_id = ?", runId)
                    .andIf(reason, "reason = ?")
                    .andIf(q == null ? null : Where.prefix(q), "partner LIKE ?");
        }
    }

    /**
     * One of them.
     *
     * @param amount what the reason is about, in minor units
     * @param needed what would have been enough; null where no sum would
     * @param until micros at which the reason ends by itself; null where it does not
     * @param said in words, for what figures do not say
     */
    public record Row(
            String partner,
            String currency,
            String reason,
            long amount,
            @Nullable Long needed,
            @Nullable Long until,
            @Nullable String said) {
        static Row of(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getString("partner"),
                    row.getString("currency"),
                    row.getString("reason"),
                    row.getLong("amount"),
                    row.getObject("needed", Long.class),
                    row.getObject("until_at", Long.class),
                    row.getString("said"));
        }
    }

    /** In the words of the API. */
    public static List<String> reasons() {
        return Arrays.stream(LeftOut.Reason.values()).map(LeftOut.Reason::word).toList();
    }

    /** By partner, currency and reason. */
    public Page<Row> page(Wanted wanted, @Nullable String cursor, int limit) {
        Cursor.Scope scope = wanted.scope();
        Cursor after = scope.read(cursor, KEYS);
        List<String> keys = after == null ? List.of() : List.of(after.text(0), after.text(1), after.text(2));
        return Page.of(
                rows(wanted, keys, limit + 1), limit, row -> scope.after(row.partner(), row.currency(), row.reason()));
    }

    /** Hands over all of them in order. */
    public void each(Wanted wanted, Consumer<Row> taker) {
        List<String> after = List.of();
        List<Row> rows;
        do {
            rows = rows(wanted, after, ALL_AT_ONCE);
            rows.forEach(taker);
            if (!rows.isEmpty()) {
                Row last = rows.get(rows.size() - 1);
                after = List.of(last.partner(), last.currency(), last.reason());
            }
        } while (rows.size() == ALL_AT_ONCE);
    }

    private List<Row> rows(Wanted wanted, List<String> after, int limit) {
        Where where = wanted.where();
        if (!after.isEmpty()) {
            where.and(
                    "partner >= ? AND (partner > ? OR currency > ? OR (currency = ? AND reason > ?))",
                    after.get(0),
                    after.get(0),
                    after.get(1),
                    after.get(1),
                    after.get(2));
        }
        return jdbc.query(
                "SELECT partner, currency, reason, amount, needed, until_at, said FROM payout_left_out" + where
                        + "ORDER BY partner, currency, reason LIMIT " + limit,
                Row::of,
                where.values().toArray());
    }

    /** Of one reason, what all that match sum to; of several there is no sum, since a partner may stand under each. */
    public Totals totals(Wanted wanted) {
        Where where = wanted.where();
        long[] count = {0};
        List<Totals.Sum> sums = jdbc.query(
                "SELECT currency, COUNT(*), SUM(amount) FROM payout_left_out" + where
                        + "GROUP BY currency ORDER BY currency",
                (row, number) -> {
                    count[0] += row.getLong(2);
                    return Totals.Sum.of("amount", row.getBigDecimal(3), row.getString(1));
                },
                where.values().toArray());
        return new Totals(count[0], wanted.reason() == null ? List.of() : sums);
    }
}
