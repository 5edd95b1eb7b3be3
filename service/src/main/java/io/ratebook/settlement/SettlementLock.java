package io.ratebook.settlement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The row of a program that everyone locks who records or decides its sales, in this process or another. */
@Component
class SettlementLock {
    /** Programs whose row is there; it stays. */
    private final Set<Integer> prepared = ConcurrentHashMap.newKeySet();

    private final JdbcTemplate jdbc;

    SettlementLock(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** To be called outside of the transaction that takes the lock. */
    void prepare(int programId) {
        if (prepared.contains(programId)) {
            return;
        }
        if (jdbc.queryForList("SELECT changes FROM settlement WHERE program_id = ?", Long.class, programId)
                .isEmpty()) {
            try {
                jdbc.update("INSERT INTO settlement (program_id, changes) VALUES (?, 0)", programId);
            } catch (DuplicateKeyException another) {
                // Another process was quicker, which is as good.
                return;
            }
        }
        prepared.add(programId);
    }

    /**
     * How a program stands.
     *
     * @param changes number of the latest batch of sales
     * @param facts number of the latest change of its partners or products, -1 before the first
     */
    record Standing(long changes, long facts) {}

    /** Waits for its turn; holds until the transaction ends. Answers the number of the latest batch. */
    long take(Connection connection, int programId) throws SQLException {
        return takeAll(connection, programId).changes();
    }

    /** The same, with all that is known of the program by then. */
    Standing takeAll(Connection connection, int programId) throws SQLException {
        return standing(connection, programId, " FOR UPDATE");
    }

    /** Waits until nobody has the turn; until the transaction ends others may share it, and nobody takes it. */
    void share(Connection connection, int programId) throws SQLException {
        standing(connection, programId, " LOCK IN SHARE MODE");
    }

    /** How the program stands, without waiting. */
    Standing look(Connection connection, int programId) throws SQLException {
        return standing(connection, programId, "");
    }

    /** The number of the latest batch, without waiting. */
    long latest(Connection connection, int programId) throws SQLException {
        return standing(connection, programId, "").changes();
    }

    /** The number of the latest batch that is committed; 0 where there never was one. */
    long latest(int programId) {
        return jdbc.queryForList("SELECT changes FROM settlement WHERE program_id = ?", Long.class, programId).stream()
                .findFirst()
                .orElse(0L);
    }

    /** Ids of the programs that ever had sales. */
    List<Integer> programs() {
        return jdbc.queryForList("SELECT program_id FROM settlement ORDER BY program_id", Integer.class);
    }

    /**
     * Since which batch lines are half settled: some are written, what they change about others is not. Null where nothing
     * is.
     */
    @Nullable
    Long unsettledSince(Connection connection, int programId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT unsettled_since FROM settlement WHERE program_id = ?")) {
            select.setInt(1, programId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getObject(1, Long.class) : null;
            }
        }
    }

    /**
     * Says that a settling begins, which writes what it decided as the program stands now: whoever would change what is
     * recorded waits for its end. One that was broken off earlier counts on.
     *
     * @param latest number of the latest batch by now; those that follow are half settled if it breaks off
     */
    void beginUnsettled(Connection connection, int programId, long latest) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE settlement SET unsettled_since = COALESCE(unsettled_since, ?) WHERE program_id = ?")) {
            update.setLong(1, latest);
            update.setInt(2, programId);
            update.executeUpdate();
        }
    }

    /** Says that all is settled. */
    void endUnsettled(Connection connection, int programId) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE settlement SET unsettled_since = NULL WHERE program_id = ?")) {
            update.setInt(1, programId);
            update.executeUpdate();
        }
    }

    /** Ids of the programs where a settling was begun and has not come to its end. */
    List<Integer> unsettledPrograms() {
        return jdbc.queryForList(
                "SELECT program_id FROM settlement WHERE unsettled_since IS NOT NULL ORDER BY program_id",
                Integer.class);
    }

    /** Whether sales came in, or a day began, since what rules add at periods' ends was booked. */
    boolean periodsAreDue(int programId, LocalDate today) {
        return !jdbc.queryForList(
                        "SELECT program_id FROM settlement WHERE program_id = ?"
                                + " AND (periods_changes <> changes OR periods_day IS NULL OR periods_day <> ?)",
                        Integer.class,
                        programId,
                        today.toString())
                .isEmpty();
    }

    /** Number of the latest batch of sales that it was booked for; -1 before the first time. */
    long periodsChanges(int programId) {
        return jdbc
                .queryForList("SELECT periods_changes FROM settlement WHERE program_id = ?", Long.class, programId)
                .stream()
                .findFirst()
                .orElse(-1L);
    }

    void keepPeriods(int programId, long changes, LocalDate day) {
        jdbc.update(
                "UPDATE settlement SET periods_changes = ?, periods_day = ? WHERE program_id = ?",
                changes,
                day.toString(),
                programId);
    }

    private static Standing standing(Connection connection, int programId, String locking) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT s.changes, (SELECT f.number FROM program_facts f WHERE f.program_id = s.program_id)"
                        + " FROM settlement s WHERE s.program_id = ?" + locking)) {
            select.setInt(1, programId);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("program " + programId + " has no row in settlement");
                }
                long changes = row.getLong(1);
                long facts = row.getLong(2);
                return new Standing(changes, row.wasNull() ? -1 : facts);
            }
        }
    }

    /**
     * Says what happened to sales of that range, both ends inclusive.
     *
     * @return the number of the batch
     */
    long tell(Connection connection, int programId, long firstId, long lastId, Happened what) throws SQLException {
        return tell(connection, programId, take(connection, programId), firstId, lastId, what);
    }

    /** The same by who has taken the turn, and knows the number of the latest batch. */
    long tell(Connection connection, int programId, long latest, long firstId, long lastId, Happened what)
            throws SQLException {
        long number = latest + 1;
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE settlement SET changes = ? WHERE program_id = ?")) {
            update.setLong(1, number);
            update.setInt(2, programId);
            update.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO sale_batch (program_id, number, first_id, last_id, replaced) VALUES (?, ?, ?, ?, ?)")) {
            insert.setInt(1, programId);
            insert.setLong(2, number);
            insert.setLong(3, firstId);
            insert.setLong(4, lastId);
            insert.setInt(5, what.code());
            insert.executeUpdate();
        }
        return number;
    }
}
