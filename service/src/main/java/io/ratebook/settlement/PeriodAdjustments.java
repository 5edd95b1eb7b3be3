package io.ratebook.settlement;

import io.ratebook.commission.Booked;
import io.ratebook.commission.CommissionInserts;
import io.ratebook.commission.CommissionKey;
import io.ratebook.commission.CommissionRow;
import io.ratebook.commission.Handled;
import io.ratebook.database.Ids;
import io.ratebook.evaluation.Evaluation;
import io.ratebook.evaluation.ResultLine;
import io.ratebook.evaluation.ResultLine.Kind;
import io.ratebook.ledger.AccountName;
import io.ratebook.ledger.Entry;
import io.ratebook.ledger.Ledger;
import io.ratebook.ledger.Leg;
import io.ratebook.ledger.OpenDays;
import io.ratebook.web.Times;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
        Handled handled = Handled.ofSales(connection, known.values());
        Booking booking = new Booking(handled, zone, OpenDays.of(connection, programId));
        for (Map.Entry<String, ResultLine> each : said.entrySet()) {
            long id = known.containsKey(each.getKey())
                    ? Objects.requireNonNull(known.get(each.getKey()))
                    : keep(connection, programId, each.getKey());
            booking.add(id, each.getValue(), booked.ofLine(id));
        }
        for (Map.Entry<String, Long> each : known.entrySet()) {
            if (!said.containsKey(each.getKey())) {
                for (Booked.Sum sum : booked.ofLine(each.getValue())) {
                    booking.takeBack(sum, now, "no longer said at the period's end");
                }
            }
        }
        write(connection, programId, booking, now);
    }

    /** Takes back what is booked under a key of an addition. */
    void takeBack(Connection connection, int programId, CommissionKey key, String reason, ZoneId zone, long now)
            throws SQLException {
        Booking booking = new Booking(
                Handled.ofSales(connection, List.of(key.saleId())), zone, OpenDays.of(connection, programId));
        for (Booked.Sum sum : Booked.ofLines(connection, List.of(key.saleId())).ofLine(key.saleId())) {
            if (sum.key().equals(key)) {
                booking.takeBack(sum, now, reason);
            }
        }
        write(connection, programId, booking, now);
    }

    private void write(Connection connection, int programId, Booking booking, long now) throws SQLException {
        try (CommissionInserts commissions = new CommissionInserts(connection, ids, programId, now, booking.open)) {
            for (CommissionRow row : booking.rows) {
                commissions.add(row);
            }
        }
        if (!booking.entries.isEmpty()) {
            ledger.post(programId, booking.entries);
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

    /** Rows and entries that are to be written together. */
    private static final class Booking {
        private final Handled handled;
        private final ZoneId zone;
        private final OpenDays open;
        private final List<CommissionRow> rows = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();

        Booking(Handled handled, ZoneId zone, OpenDays open) {
            this.handled = handled;
            this.zone = zone;
            this.open = open;
        }

        void add(long id, ResultLine said, List<Booked.Sum> booked) {
            CommissionKey key = new CommissionKey(
                    id, 0, said.partner(), said.component(), said.currency().code());
            Booked.@Nullable Sum sum = null;
            for (Booked.Sum each : booked) {
                if (each.key().equals(key)) {
                    sum = each;
                } else {
                    addRow(each.key(), each.numberNext(), Math.negateExact(each.amountMinor()), said);
                }
            }
            long due = handled.declinedWhy(key) == null ? said.amountMinor() : 0;
            long difference = Math.subtractExact(due, sum == null ? 0 : sum.amountMinor());
            addRow(key, sum == null ? 0 : sum.numberNext(), difference, said);
        }

        private void addRow(CommissionKey key, int number, long amount, ResultLine said) {
            if (amount != 0) {
                long at = said.occurredAtMicros();
                Long payableFrom = said.payableFromMicros();
                add(new CommissionRow(
                        key,
                        number,
                        ADJUSTMENT,
                        amount,
                        state(key, amount),
                        at,
                        Times.instant(at).atZone(zone).toLocalDate(),
                        payableFrom(key, amount, payableFrom == null ? at : payableFrom),
                        null,
                        0,
                        said.sheet(),
                        said.row(),
                        said.base(),
                        said.rate(),
                        said.reason(),
                        number));
            }
        }

        void takeBack(Booked.Sum sum, long now, String reason) {
            if (sum.amountMinor() != 0) {
                long amount = Math.negateExact(sum.amountMinor());
                add(new CommissionRow(
                        sum.key(),
                        sum.numberNext(),
                        ADJUSTMENT,
                        amount,
                        state(sum.key(), amount),
                        now,
                        Times.instant(now).atZone(zone).toLocalDate(),
                        payableFrom(sum.key(), amount, now),
                        null,
                        0,
                        "",
                        "",
                        "",
                        "",
                        reason,
                        sum.numberNext()));
            }
        }

        private void add(CommissionRow row) {
            CommissionKey key = row.key();
            String currency = key.currency();
            AccountName partner = row.isApproved()
                    ? AccountName.payable(key.partner(), currency)
                    : AccountName.earned(key.partner(), currency);
            rows.add(row);
            entries.add(new Entry(
                    ADJUSTMENT,
                    key.saleId(),
                    row.number(),
                    open.effective(row.day()),
                    List.of(
                            new Leg(partner, row.amountMinor()),
                            new Leg(AccountName.expense(currency), Math.negateExact(row.amountMinor())))));
        }

        private String state(CommissionKey key, long amount) {
            return amount < 0 && handled.approvedPayableFrom(key) != null
                    ? CommissionRow.APPROVED
                    : CommissionRow.PENDING;
        }

        private long payableFrom(CommissionKey key, long amount, long own) {
            Long approved = amount < 0 ? handled.approvedPayableFrom(key) : null;
            return approved == null ? own : Math.min(own, approved);
        }
    }
}
