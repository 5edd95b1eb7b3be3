package io.ratebook.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes many rows of one table by INSERT statements of up to 500 rows, which was measured to be nearly as fast as LOAD DATA
 * and refuses what LOAD DATA lets pass. Values are given in the order of the columns; rows are sent as they fill a statement,
 * the last when the writer is closed. The connection and its transaction are the caller's.
 */
public final class RowWriter implements AutoCloseable {
    private static final int ROWS_A_STATEMENT = 500;
    /** In characters; servers take packets of 16 MB and more. */
    private static final int LONG_STATEMENT = 1_000_000;

    private final Connection connection;
    private final String table;
    private final List<String> columns;
    private final SqlText text = new SqlText();
    private int count;
    private long written;
    private boolean failed;

    /**
     * A writer.
     *
     * @param columns all that have no default, and any others
     */
    public RowWriter(Connection connection, String table, String... columns) {
        this.connection = connection;
        this.table = table;
        this.columns = List.of(columns);
    }

    /**
     * Adds a row; values are Long, Integer, String, byte[] or null.
     *
     * @throws IllegalArgumentException if there are more or fewer values than columns, or one of another kind
     * @throws IllegalStateException after a row that was refused, here or by the server: the rest of its statement is lost
     * @throws SQLException what the server says of a row sent now: this one or one before it
     */
    public void add(@Nullable Object... values) throws SQLException {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    values.length + " values for the " + columns.size() + " columns of " + table);
        }
        if (failed) {
            throw new IllegalStateException("a row of " + table + " was refused before this one");
        }
        failed = true;
        begin();
        for (int i = 0; i < values.length; i++) {
            text.verbatim(i == 0 ? "(" : ",").value(values[i]);
        }
        text.verbatim(")");
        failed = false;
        count++;
        if (count == ROWS_A_STATEMENT || text.length() > LONG_STATEMENT) {
            send();
        }
    }

    private void begin() {
        if (count == 0) {
            text.clear().verbatim("INSERT INTO " + table + " (" + String.join(",", columns) + ") VALUES ");
        } else {
            text.verbatim(",");
        }
    }

    private void send() throws SQLException {
        failed = true;
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            int inserted = statement.executeUpdate(text.toString());
            if (inserted != count) {
                throw new IllegalStateException(inserted + " of " + count + " rows were written to " + table);
            }
        }
        written += count;
        count = 0;
        failed = false;
    }

    /** Rows the server has taken so far. */
    public long written() {
        return written;
    }

    /** Sends what is left; nothing after a failure, whose transaction is to be rolled back. */
    @Override
    public void close() throws SQLException {
        if (count > 0 && !failed) {
            send();
        }
    }
}
