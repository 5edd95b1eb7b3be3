package io.ratebook.preview;

import io.ratebook.database.RowWriter;
import io.ratebook.database.Where;
import io.ratebook.payout.PaymentLine;
import io.ratebook.payout.PaymentLine.Why;
import io.ratebook.payout.UpcomingPayments.Compared;
import io.ratebook.preview.NextPayouts.Line;
import io.ratebook.preview.NextPayouts.Side;
import io.ratebook.preview.NextPayouts.Sum;
import io.ratebook.preview.NextPayouts.Way;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the next payouts would be, in the database, beside the preview that it was reckoned with. */
@Repository
class NextPayoutsStore {
    private static final TypeReference<List<Why>> WHYS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    NextPayoutsStore(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** In the caller's transaction. */
    void add(long preview, NextPayouts next) {
        jdbc.update(
                "INSERT INTO preview_payouts (preview_id, scheduled, on_day, to_day, as_of, active_from, minimums_of)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                preview,
                next.scheduled() ? 1 : 0,
                next.on().toString(),
                next.to().toString(),
                next.asOf(),
                next.activeFrom().toString(),
                next.minimumsOf());
    }

    Writing writing(Connection connection, long preview) {
        return new Writing(connection, preview);
    }

    /** Takes lines, in the connection's transaction, and adds them up. */
    final class Writing implements AutoCloseable {
        private final long preview;
        private final RowWriter rows;
        private final Map<Way, Map<String, Totals>> sums = new TreeMap<>();

        private Writing(Connection connection, long preview) {
            this.preview = preview;
            this.rows = new RowWriter(
                    connection,
                    "preview_payouts_partner",
                    "preview_id",
                    "partner",
                    "currency",
                    "old_paid",
                    "old_reasons",
                    "old_why",
                    "activated_paid",
                    "activated_reasons",
                    "activated_why",
                    "counted_paid",
                    "counted_reasons",
                    "counted_why");
        }

        /** @param compared under the ways in their order */
        void add(Compared compared) throws SQLException {
            PaymentLine now = compared.now();
            List<PaymentLine> under = compared.under();
            if (isNothing(now) && under.stream().allMatch(Writing::isNothing)) {
                return;
            }
            List<@Nullable Object> row = new ArrayList<>(Arrays.asList(preview, now.partner(), now.currency()));
            row.addAll(Arrays.asList(paid(now), reasons(now), json.writeValueAsString(now.leftOut())));
            for (Way way : Way.values()) {
                PaymentLine then = under.get(way.ordinal());
                row.add(paid(then));
                row.add(reasons(then));
                row.add(then.leftOut().equals(now.leftOut()) ? null : json.writeValueAsString(then.leftOut()));
                count(way, now, then);
            }
            rows.add(row.toArray());
        }

        /** All of it is in payouts already, or there never was anything. */
        private static boolean isNothing(PaymentLine line) {
            return line.payable() == 0 && line.leftOut().isEmpty();
        }

        private static @Nullable Long paid(PaymentLine line) {
            return line.isPaid() ? line.payable() : null;
        }

        private static String reasons(PaymentLine line) {
            return line.leftOut().stream().map(Why::reason).collect(Collectors.joining(" ", " ", " "));
        }

        private void count(Way way, PaymentLine now, PaymentLine then) {
            sums.computeIfAbsent(way, unseen -> new TreeMap<>())
                    .computeIfAbsent(now.currency(), unseen -> new Totals())
                    .add(now, then);
        }

        @Override
        public void close() throws SQLException {
            rows.close();
        }

        /** Of all lines that were taken. */
        void addSums() {
            sums.forEach((way, byCurrency) -> byCurrency.forEach((currency, sum) -> jdbc.update(
                    "INSERT INTO preview_payouts_sum (preview_id, way, currency, old_payouts, old_amount, new_payouts,"
                            + " new_amount, more, less, newly, no_longer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    preview,
                    way.word(),
                    currency,
                    sum.oldPayouts,
                    sum.oldAmount,
                    sum.newPayouts,
                    sum.newAmount,
                    sum.more,
                    sum.less,
                    sum.newly,
                    sum.noLonger)));
        }
    }

    /** Of a way, in one currency; amounts in minor units. */
    private static final class Totals {
        private long oldPayouts;
        private long oldAmount;
        private long newPayouts;
        private long newAmount;
        private long more;
        private long less;
        private long newly;
        private long noLonger;

        private void add(PaymentLine now, PaymentLine then) {
            if (now.isPaid()) {
                oldPayouts++;
                oldAmount = Math.addExact(oldAmount, now.payable());
            }
            if (then.isPaid()) {
                newPayouts++;
                newAmount = Math.addExact(newAmount, then.payable());
            }
            if (now.isPaid() && then.isPaid()) {
                more += then.payable() > now.payable() ? 1 : 0;
                less += then.payable() < now.payable() ? 1 : 0;
            } else {
                newly += then.isPaid() ? 1 : 0;
                noLonger += now.isPaid() ? 1 : 0;
            }
        }
    }

    Optional<NextPayouts> find(long preview) {
        return jdbc
                .query(
                        "SELECT scheduled, CAST(on_day AS CHAR), CAST(to_day AS CHAR), as_of, CAST(active_from AS CHAR),"
                                + " minimums_of FROM preview_payouts WHERE preview_id = ?",
                        (row, number) -> new NextPayouts(
                                row.getBoolean(1),
                                LocalDate.parse(row.getString(2)),
                                LocalDate.parse(row.getString(3)),
                                row.getLong(4),
                                LocalDate.parse(row.getString(5)),
                                row.getObject(6, Integer.class)),
                        preview)
                .stream()
                .findFirst();
    }

    /** By currency. */
    List<Sum> sums(long preview, Way way) {
        return jdbc.query(
                "SELECT currency, old_payouts, old_amount, new_payouts, new_amount, more, less, newly, no_longer"
                        + " FROM preview_payouts_sum WHERE preview_id = ? AND way = ? ORDER BY currency",
                (row, number) -> new Sum(
                        way,
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9)),
                preview,
                way.word());
    }

    /** In the order asked for, from a place on; they never change. */
    List<Line> lines(long preview, NextPayoutsFilter filter, long from, int limit) {
        Where where = filter.where(preview);
        return jdbc.query(
                "SELECT partner, currency, old_paid, old_why, " + filter.column("paid") + ", " + filter.column("why")
                        + " FROM preview_payouts_partner" + where + filter.orderBy() + " LIMIT " + limit + " OFFSET "
                        + from,
                (row, number) -> line(row),
                where.values().toArray());
    }

    private Line line(ResultSet row) throws SQLException {
        List<Why> old = json.readValue(row.getString(4), WHYS);
        String why = row.getString(6);
        return new Line(
                row.getString(1),
                row.getString(2),
                new Side(row.getObject(3, Long.class), old),
                new Side(row.getObject(5, Long.class), why == null ? old : json.readValue(why, WHYS)));
    }
}
