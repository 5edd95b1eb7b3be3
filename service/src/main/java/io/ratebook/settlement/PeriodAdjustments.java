package io.ratebook.settlement;

import io.ratebook.commission.Booked;
import io.ratebook.commission.CommissionInserts;
import io.ratebook.commission.CommissionKey;
import io.ratebook.commission.CommissionRow;
import io.ratebook.commission.Declined;
import io.ratebook.database.Ids;
import io.ratebook.evaluation.Evaluation;
import io.ratebook.evaluation.ResultLine;
import io.ratebook.evaluation.ResultLine.Kind;
import io.ratebook.ledger.Entry;
import io.ratebook.ledger.Ledger;
import io.ratebook.web.Times;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * COMPARE and WRITE what rules add at the end of a period, once it has ended. Each addition has a key and is booked once
 * under it, as if it were a sale with the period's last day; when it is said otherwise later, the difference is.
 */
@Component
class PeriodAdjustments {
    private static final String ADJUSTMENT = "adjustment";

    private final Ids ids;
    private final Ledger ledger;

    PeriodAdjustments(Ids ids, Ledger ledger) {
        this.ids = ids;
        this.ledger = ledger;
    }

    /**
     * In the connection's transaction, whose turn it is.
     *
     * @param all of all sales of the program
     */
    void settle(Connection connection, int programId, Evaluation all, ZoneId zone, long now) throws SQLException {
        Map<String, Long> known = known(connection, programId);
        Map<String, ResultLine> said = said(all, now);
        Booked booked = Booked.ofLines(connection, List.copyOf(known.values()));
        Declined declined = Declined.ofSales(connection, known.values());
        List<CommissionRow> rows = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, ResultLine> each : said.entrySet()) {
            long id = known.containsKey(each.getKey())
                    ? Objects.requireNonNull(known.get(each.getKey()))
                    : keep(connection, programId, each.getKey());
            add(rows, entries, id, each.getValue(), booked.ofLine(id), declined, zone);
        }
        for (Map.Entry<String, Long> each : known.entrySet()) {
            if (!said.containsKey(each.getKey())) {
                for (Booked.Sum sum : booked.ofLine(each.getValue())) {
                    takeBack(rows, entries, sum, now, zone, "no longer said at the period's end");
                }
            }
        }
        write(connection, programId, rows, entries, now);
    }

    /** Takes back what is booked under a key of an addition. */
    void takeBack(Connection connection, int programId, CommissionKey key, String reason, ZoneId zone, long now)
            throws SQLException {
        List<CommissionRow> rows = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (Booked.Sum sum : Booked.ofLines(connection, List.of(key.saleId())).ofLine(key.saleId())) {
            if (sum.key().equals(key)) {
                takeBack(rows, entries, sum, now, zone, reason);
            }
        }
        write(connection, programId, rows, entries, now);
    }

    private void write(Connection connection, int programId, List<CommissionRow> rows, List<Entry> entries, long now)
            throws SQLException {
        try (CommissionInserts commissions = new CommissionInserts(connection, ids, programId, now)) {
            for (CommissionRow row : rows) {
                commissions.add(row);
            }
        }
        if (!entries.isEmpty()) {
            ledger.post(programId, entries);
        }
    }

    private static Map<String, ResultLine> said(Evaluation all, long now) {
        Map<String, ResultLine> said = new TreeMap<>();
        all.forEachAdjustment(line -> {
            if (line.kind() == Kind.ADJUSTMENT && line.occurredAtMicros() <= now) {
                said.put(line.reference(), line);
            }
        });
        return said;
    }

    private static Map<String, Long> known(Connection connection, int programId) throws SQLException {
        Map<String, Long> known = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT said_as, id FROM period_adjustment WHERE program_id = ?")) {
            select.setInt(1, programId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return known;
    }

    private long keep(Connection connection, int programId, String key) throws SQLException {
        long id = ids.next("sale");
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO period_adjustment (id, program_id, said_as) VALUES (?, ?, ?)")) {
            insert.setLong(1, id);
            insert.setInt(2, programId);
            insert.setString(3, key);
            insert.executeUpdate();
        }
        return id;
    }

    private static void add(
            List<CommissionRow> rows,
            List<Entry> entries,
            long id,
            ResultLine said,
            List<Booked.Sum> booked,
            Declined declined,
            ZoneId zone) {
        CommissionKey key = new CommissionKey(
                id, 0, said.partner(), said.component(), said.currency().code());
        Booked.@Nullable Sum sum = null;
        for (Booked.Sum each : booked) {
            if (each.key().equals(key)) {
                sum = each;
            } else {
                addRow(rows, entries, each.key(), each.numberNext(), Math.negateExact(each.amountMinor()), said, zone);
            }
        }
        long due = declined.reason(key) == null ? said.amountMinor() : 0;
        long difference = Math.subtractExact(due, sum == null ? 0 : sum.amountMinor());
        addRow(rows, entries, key, sum == null ? 0 : sum.numberNext(), difference, said, zone);
    }

    private static void addRow(
            List<CommissionRow> rows,
            List<Entry> entries,
            CommissionKey key,
            int number,
            long amount,
            ResultLine said,
            ZoneId zone) {
        if (amount == 0) {
            return;
        }
        Long payableFrom = said.payableFromMicros();
        long at = said.occurredAtMicros();
        rows.add(new CommissionRow(
                key,
                number,
                ADJUSTMENT,
                amount,
                at,
                payableFrom == null ? at : payableFrom,
                0,
                said.sheet(),
                said.row(),
                said.base(),
                said.rate(),
                said.reason(),
                number));
        entries.add(entry(key, number, at, zone, amount));
    }

    private static void takeBack(
            List<CommissionRow> rows, List<Entry> entries, Booked.Sum sum, long now, ZoneId zone, String reason) {
        if (sum.amountMinor() == 0) {
            return;
        }
        long amount = Math.negateExact(sum.amountMinor());
        rows.add(new CommissionRow(
                sum.key(),
                sum.numberNext(),
                ADJUSTMENT,
                amount,
                now,
                now,
                0,
                "",
                "",
                "",
                "",
                reason,
                sum.numberNext()));
        entries.add(entry(sum.key(), sum.numberNext(), now, zone, amount));
    }

    private static Entry entry(CommissionKey key, int number, long at, ZoneId zone, long amount) {
        LocalDate day = Times.instant(at).atZone(zone).toLocalDate();
        return Entry.earned(ADJUSTMENT, key.saleId(), number, day, key.partner(), amount, key.currency());
    }
}
