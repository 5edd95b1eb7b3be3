package io.ratebook.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Hands out 64-bit ids from blocks that are reserved in the database, so that rows of a batch know theirs before they are
 * written. Ids of one table grow with time but for what a restart leaves unused; none is given twice, by any process.
 */
@Component
public class Ids {
    private static final int BLOCK = 1_000;

    private final SideConnections aside;
    private final Map<String, Block> blocks = new HashMap<>();

    private static final class Block {
        private long next;
        private long end;
    }

    Ids(SideConnections aside) {
        this.aside = aside;
    }

    /** The next id of a table. */
    public long next(String table) {
        return next(table, 1);
    }

    /**
     * The first of so many ids of a table that follow each other.
     *
     * @throws IllegalArgumentException if no migration has made the table's block
     */
    public synchronized long next(String table, int count) {
        Block block = blocks.computeIfAbsent(table, unseen -> new Block());
        if (block.end - block.next < count) {
            int reserved = Math.max(BLOCK, count);
            block.end = reserve(table, reserved);
            block.next = block.end - reserved;
        }
        long first = block.next;
        block.next += count;
        return first;
    }

    /** Not in the caller's transaction, so that nobody waits for another's batch; the result is the end, exclusive. */
    private long reserve(String table, int count) {
        return aside.call(connection -> reserve(connection, table, count));
    }

    private static long reserve(Connection connection, String table, int count) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                        "UPDATE id_block SET next_id = LAST_INSERT_ID(next_id + ?) WHERE name = ?");
                PreparedStatement query = connection.prepareStatement("SELECT LAST_INSERT_ID()")) {
            update.setInt(1, count);
            update.setString(2, table);
            if (update.executeUpdate() == 0) {
                throw new IllegalArgumentException("no ids are kept for a table \"" + table + "\"");
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
