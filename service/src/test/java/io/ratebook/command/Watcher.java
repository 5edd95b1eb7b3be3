package io.ratebook.command;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks into the database of services that are killed, and waits while it is down. Of one thread. */
final class Watcher implements AutoCloseable {
    private static final Duration DOWN_MAX = Duration.ofMinutes(3);

    private final SharedDatabase database;
    private @Nullable Connection connection;

    Watcher(SharedDatabase database) {
        this.database = database;
    }

    /** All rows, each as a list of texts. */
    List<List<String>> rows(String sql) {
        long end = System.nanoTime() + DOWN_MAX.toNanos();
        while (true) {
            try {
                return read(sql);
            } catch (SQLException failed) {
                close();
                if (System.nanoTime() > end || "42000".equals(failed.getSQLState()) || isUnknown(failed)) {
                    throw new IllegalStateException(sql, failed);
                }
                SharedDatabase.pause(100);
            }
        }
    }

    private static boolean isUnknown(SQLException failed) {
        return String.valueOf(failed.getSQLState()).startsWith("42S");
    }

    private List<List<String>> read(String sql) throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = database.connect();
            connection = open;
        }
        try (Statement statement = open.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    values.add(String.valueOf(row.getString(column)));
                }
                rows.add(values);
            }
            return rows;
        }
    }

    /** The one value of the one row. */
    long number(String sql) {
        return Long.parseLong(rows(sql).get(0).get(0));
    }

    /** From a text in the first column to an amount in the second one. */
    Map<String, Long> amounts(String sql) {
        Map<String, Long> amounts = new TreeMap<>();
        rows(sql).forEach(row -> amounts.put(row.get(0), Long.parseLong(row.get(1))));
        return amounts;
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException gone) {
                // The database was killed: there is nothing to close any more.
                return;
            }
        }
    }
}
