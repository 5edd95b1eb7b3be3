package io.ratebook.commission;

import io.ratebook.ledger.AccountName;
import io.ratebook.ledger.Entry;
import io.ratebook.ledger.Ledger;
import io.ratebook.ledger.Leg;
import io.ratebook.ledger.OpenDays;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Declining, and its end, as they are kept. What they change about money is booked by whoever decides the sale again, in the
 * same transaction, whose connection it is.
 */
@Component
public class Declines {
    private static final String OF_KEY = " WHERE sale_id = ? AND partner = ? AND component = ? AND currency = ?";

    private static final String DECLINED = "declined";

    private final JdbcTemplate jdbc;
    private final Ledger ledger;
    private final Audit audit;
    private final CurrentActor actor;
    private final Clock clock;

    Declines(JdbcTemplate jdbc, Ledger ledger, Audit audit, CurrentActor actor, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Says that it is declined from now on.
     *
     * @param key of what the sale earned
     * @param reference of the sale, as people know it
     * @throws Refusal if it is declined already, or a payout has some of it
     */
    public void begin(Connection connection, Program program, CommissionKey key, String reference, String reason)
            throws SQLException {
        if (Declined.ofSales(connection, List.of(key.saleId())).reason(key) != null) {
            throw Refusal.conflict(
                    "already-declined",
                    "what " + key.partner() + " earned for \"" + reference + "\" by \"" + key.component()
                            + "\" is declined already");
        }
        refuseIfClaimed(connection, program, key, reference);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO commission_declined (sale_id, partner, component, currency, number, program_id, reason,"
                        + " declined_by, declined_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            set(insert, 1, key);
            insert.setInt(5, earlier(connection, key));
            insert.setInt(6, program.id());
            insert.setString(7, reason);
            insert.setString(8, actor.current().name());
            insert.setLong(9, Times.micros(clock.instant()));
            insert.executeUpdate();
        }
        audit.record(
                "commission.decline",
                "commission of " + key.partner() + " for " + reference,
                program.code(),
                null,
                Map.of("component", key.component(), "currency", key.currency(), "reason", reason));
    }

    private static void refuseIfClaimed(Connection connection, Program program, CommissionKey key, String reference)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM commission c" + OF_KEY
                + " AND (c.state = 'paid' OR EXISTS (SELECT 1 FROM payable_entry e WHERE e.program_id = ?"
                + " AND e.partner = c.partner AND e.currency = c.currency AND e.entry_id = c.id"
                + " AND e.payout_id <> 0) OR EXISTS (SELECT 1 FROM paid_entry e WHERE e.entry_id = c.id)) LIMIT 1")) {
            set(select, 1, key);
            select.setInt(5, program.id());
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    throw Refusal.conflict(
                            "in-payout",
                            "what " + key.partner() + " earned for \"" + reference + "\" by \"" + key.component()
                                    + "\" is in a payout or paid: void the payout first, or correct the sale, which sets it off"
                                    + " against later payouts");
                }
            }
        }
    }

    private static int earlier(Connection connection, CommissionKey key) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT COUNT(*) FROM commission_declined" + OF_KEY)) {
            set(select, 1, key);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Ends whatever is declined of a sale; the reason is empty if none was given. */
    public void end(Connection connection, Program program, long saleId, String reference, String reason)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE commission_declined SET ended_by = ?, ended_at = ? WHERE sale_id = ? AND ended_at IS NULL")) {
            update.setString(1, actor.current().name());
            update.setLong(2, Times.micros(clock.instant()));
            update.setLong(3, saleId);
            if (update.executeUpdate() > 0) {
                audit.record(
                        "commission.reinstate",
                        "commissions for " + reference,
                        program.code(),
                        null,
                        Map.of("sale", saleId, "reason", reason));
            }
        }
    }

    /**
     * A declining.
     *
     * @param at micros
     * @param endedBy null while it lasts; so is endedAt
     */
    public record Decline(
            String reason,
            String by,
            long at,
            @Nullable String endedBy,
            @Nullable Long endedAt) {}

    /** All that ever was, in the order of time. */
    public List<Decline> of(CommissionKey key) {
        return jdbc.query(
                "SELECT reason, declined_by, declined_at, ended_by, ended_at FROM commission_declined" + OF_KEY
                        + " ORDER BY number",
                (row, number) -> new Decline(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getObject(5, Long.class)),
                key.saleId(),
                key.partner(),
                key.component(),
                key.currency());
    }

    /**
     * To be called once what was declined is taken back: its rows come to nothing, and say so. Where some of them were approved
     * and others not, what these hold against each other on the partner's two accounts is evened out.
     */
    public void mark(Connection connection, Program program, CommissionKey key) throws SQLException {
        evenOut(connection, program, key);
        if (countedWhileClosed(connection, program, key)) {
            keep(connection, program, key);
        } else {
            drop(connection, program, key);
        }
    }

    /** Whether some of it counts on a day up to which the books are closed. */
    private static boolean countedWhileClosed(Connection connection, Program program, CommissionKey key)
            throws SQLException {
        LocalDate firstOpen = OpenDays.of(connection, program.id()).first();
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM commission c JOIN payable_entry e"
                + " ON e.program_id = c.program_id AND e.partner = c.partner AND e.currency = c.currency"
                + " AND e.entry_id = c.id WHERE c.sale_id = ? AND c.partner = ? AND c.component = ? AND c.currency = ?"
                + " AND e.effective_day < ? LIMIT 1")) {
            set(select, 1, key);
            select.setString(5, firstOpen.toString());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /**
     * The closed days stay as they are reported: what was taken back counts on the first open one, beside what it takes back. So all
     * of it stands as approved, and comes to nothing.
     */
    private static void keep(Connection connection, Program program, CommissionKey key) throws SQLException {
        LocalDate firstOpen = OpenDays.of(connection, program.id()).first();
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO payable_entry (program_id, partner, currency, entry_id, part, payout_id, amount, payable_from,"
                        + " effective_day, approval_id) SELECT program_id, partner, currency, id, 0, 0, amount, payable_from,"
                        + " GREATEST(day, ?), 0 FROM commission" + OF_KEY + " AND state = 'pending' AND amount <> 0")) {
            insert.setString(1, firstOpen.toString());
            set(insert, 2, key);
            insert.executeUpdate();
        }
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE commission SET state = 'approved', approves_at = NULL" + OF_KEY + " AND state = 'pending'")) {
            set(update, 1, key);
            update.executeUpdate();
        }
    }

    private static void drop(Connection connection, Program program, CommissionKey key) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM payable_entry WHERE program_id = ? AND partner = ? AND currency = ? AND entry_id IN"
                        + " (SELECT id FROM commission" + OF_KEY + ")")) {
            delete.setInt(1, program.id());
            delete.setString(2, key.partner());
            delete.setString(3, key.currency());
            set(delete, 4, key);
            delete.executeUpdate();
        }
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE commission SET state = 'declined', approves_at = NULL" + OF_KEY)) {
            set(update, 1, key);
            update.executeUpdate();
        }
    }

    private void evenOut(Connection connection, Program program, CommissionKey key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT COALESCE(SUM(CASE WHEN state = 'pending' THEN amount END), 0), COALESCE(SUM(amount), 0), MAX(id)"
                        + " FROM commission" + OF_KEY)) {
            set(select, 1, key);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long pending = row.getLong(1);
                if (row.getLong(2) != 0) {
                    throw new IllegalStateException("what was declined of " + key + " comes to " + row.getLong(2));
                }
                if (pending != 0) {
                    LocalDate today = clock.instant().atZone(program.zoneId()).toLocalDate();
                    ledger.post(
                            program.id(),
                            List.of(new Entry(
                                    DECLINED,
                                    row.getLong(3),
                                    0,
                                    OpenDays.of(connection, program.id()).effective(today),
                                    List.of(
                                            new Leg(
                                                    AccountName.earned(key.partner(), key.currency()),
                                                    Math.negateExact(pending)),
                                            new Leg(AccountName.payable(key.partner(), key.currency()), pending)))));
                }
            }
        }
    }

    private static void set(PreparedStatement statement, int first, CommissionKey key) throws SQLException {
        statement.setLong(first, key.saleId());
        statement.setString(first + 1, key.partner());
        statement.setString(first + 2, key.component());
        statement.setString(first + 3, key.currency());
    }
}
