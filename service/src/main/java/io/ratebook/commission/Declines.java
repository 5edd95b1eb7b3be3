package io.ratebook.commission;

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

    private final JdbcTemplate jdbc;
    private final Audit audit;
    private final CurrentActor actor;
    private final Clock clock;

    Declines(JdbcTemplate jdbc, Audit audit, CurrentActor actor, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Says that it is declined from now on.
     *
     * @param key of what the sale earned
     * @param reference of the sale, as people know it
     * @throws Refusal if it is declined already
     */
    public void begin(Connection connection, Program program, CommissionKey key, String reference, String reason)
            throws SQLException {
        if (Declined.ofSales(connection, List.of(key.saleId())).reason(key) != null) {
            throw Refusal.conflict(
                    "already-declined",
                    "what " + key.partner() + " earned for \"" + reference + "\" by \"" + key.component()
                            + "\" is declined already");
        }
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

    /** To be called once what was declined is taken back: its rows come to nothing, and say so. */
    public void mark(Connection connection, CommissionKey key) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE commission SET state = 'declined'" + OF_KEY)) {
            set(update, 1, key);
            update.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, int first, CommissionKey key) throws SQLException {
        statement.setLong(first, key.saleId());
        statement.setString(first + 1, key.partner());
        statement.setString(first + 2, key.component());
        statement.setString(first + 3, key.currency());
    }
}
