package io.ratebook.database;

import java.util.HashMap;
import java.util.Map;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands out 64-bit ids from blocks that are reserved in the database, so that rows of a batch know theirs before they are
 * written. Ids of one table grow with time but for what a restart leaves unused; none is given twice, by any process.
 */
@Component
public class Ids {
    private static final int BLOCK = 1_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate ownTransaction;
    private final Map<String, Block> blocks = new HashMap<>();

    private static final class Block {
        private long next;
        private long end;
    }

    Ids(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
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

    /** In a transaction of its own, so that nobody waits for another's batch; the result is the end, exclusive. */
    private long reserve(String table, int count) {
        Long end = ownTransaction.execute(status -> {
            int found = jdbc.update(
                    "UPDATE id_block SET next_id = LAST_INSERT_ID(next_id + ?) WHERE name = ?", count, table);
            if (found == 0) {
                throw new IllegalArgumentException("no ids are kept for a table \"" + table + "\"");
            }
            return DataAccessUtils.requiredSingleResult(jdbc.queryForList("SELECT LAST_INSERT_ID()", Long.class));
        });
        if (end == null) {
            throw new IllegalStateException("no ids of " + table + " were reserved");
        }
        return end;
    }
}
