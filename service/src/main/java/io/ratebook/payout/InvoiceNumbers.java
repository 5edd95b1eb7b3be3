package io.ratebook.payout;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Numbers of invoices, from 1, without gaps and never used twice: a number is taken in the transaction that uses it, and given
 * back if that is rolled back. Others wait from here to its end, so it is to be called late.
 */
@Component
public class InvoiceNumbers {
    private final JdbcTemplate jdbc;

    InvoiceNumbers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** To be called before any transaction that takes numbers. */
    public void prepare(int programId) {
        if (jdbc.queryForList("SELECT 1 FROM invoice_sequence WHERE program_id = ?", Integer.class, programId)
                .isEmpty()) {
            try {
                jdbc.update("INSERT INTO invoice_sequence (program_id, next_number) VALUES (?, 1)", programId);
            } catch (DuplicateKeyException another) {
                // Another process was quicker, which is as good.
                return;
            }
        }
    }

    /** Lets no other transaction of the program that takes numbers or batch ids go on until this one ends. */
    void hold(int programId) {
        jdbc.queryForList(
                "SELECT next_number FROM invoice_sequence WHERE program_id = ? FOR UPDATE", Long.class, programId);
    }

    /** The first of so many numbers. */
    public long take(int programId, int count) {
        Long next = jdbc.queryForObject(
                "SELECT next_number FROM invoice_sequence WHERE program_id = ? FOR UPDATE", Long.class, programId);
        if (next == null) {
            throw new IllegalStateException("program " + programId + " has no invoice numbers");
        }
        jdbc.update("UPDATE invoice_sequence SET next_number = ? WHERE program_id = ?", next + count, programId);
        return next;
    }
}
