package io.ratebook.settlement;

import io.ratebook.sale.Answer;
import io.ratebook.sale.SaleState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What stands beside recorded lines: what came of each when it was last decided, and how often money was booked for it. */
final class Recorded {
    private static final int IDS_A_QUERY = 500;

    private static final String COLUMNS = "SELECT id, state, reason, policy_version_id, bookings FROM sale WHERE ";

    private final Map<Long, Standing> byId = new HashMap<>();

    record Standing(Answer answer, int bookings) {}

    private Recorded() {}

    static Recorded ofLines(Connection connection, List<Long> ids) throws SQLException {
        Recorded recorded = new Recorded();
        for (int from = 0; from < ids.size(); from += IDS_A_QUERY) {
            List<Long> part = ids.subList(from, Math.min(ids.size(), from + IDS_A_QUERY));
            recorded.read(connection, "id IN (" + String.join(",", Collections.nCopies(part.size(), "?")) + ")", part);
        }
        return recorded;
    }

    static Recorded ofProgram(Connection connection, int programId) throws SQLException {
        Recorded recorded = new Recorded();
        recorded.read(connection, "program_id = ? AND state <> 'void'", List.of((long) programId));
        return recorded;
    }

    private void read(Connection connection, String where, List<Long> values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + where)) {
            select.setFetchSize(Integer.MIN_VALUE);
            for (int i = 0; i < values.size(); i++) {
                select.setLong(i + 1, values.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    int version = row.getInt(4);
                    Integer versionId = row.wasNull() ? null : version;
                    byId.put(
                            row.getLong(1),
                            new Standing(
                                    new Answer(SaleState.of(row.getString(2)), row.getString(3), versionId),
                                    row.getInt(5)));
                }
            }
        }
    }

    boolean has(long id) {
        return byId.containsKey(id);
    }

    Standing of(long id) {
        return Objects.requireNonNull(byId.get(id), () -> "sale " + id + " is not recorded");
    }
}
