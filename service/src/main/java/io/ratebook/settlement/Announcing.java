package io.ratebook.settlement;

import io.ratebook.database.Where;
import io.ratebook.notice.Outbox;
import io.ratebook.notice.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;

/** Tells machines that listen which sales and refunds were decided, in the transaction that writes it. */
@Component
class Announcing {
    private static final int IDS_A_QUERY = 500;

    private final Outbox outbox;

    Announcing(Outbox outbox) {
        this.outbox = outbox;
    }

    /** What a machine is told of a line; what it earns is asked for by its id. */
    record Evaluated(long id, String type, String source, String reference, String state) {}

    /** After the lines are written. Where nobody listens nothing is read of them. */
    void tell(Connection connection, int programId, List<LineChange> changes) {
        if (!changes.isEmpty()) {
            outbox.add(programId, Topic.SALE_EVALUATED, () -> evaluated(connection, changes));
        }
    }

    private static List<Evaluated> evaluated(Connection connection, List<LineChange> changes) {
        List<Evaluated> all = new ArrayList<>(changes.size());
        for (int from = 0; from < changes.size(); from += IDS_A_QUERY) {
            try {
                read(connection, changes.subList(from, Math.min(changes.size(), from + IDS_A_QUERY)), all);
            } catch (SQLException failed) {
                throw new UncategorizedSQLException("telling of sales", null, failed);
            }
        }
        return all;
    }

    private static void read(Connection connection, List<LineChange> some, List<Evaluated> all) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, refund, source, reference, state FROM sale WHERE id IN "
                        + Where.marks(some.size()) + " ORDER BY id")) {
            for (int i = 0; i < some.size(); i++) {
                select.setLong(i + 1, some.get(i).id());
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(new Evaluated(
                            row.getLong(1),
                            row.getBoolean(2) ? "refund" : "sale",
                            row.getString(3),
                            row.getString(4),
                            row.getString(5)));
                }
            }
        }
    }
}
