package io.ratebook.lead;

import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Numbers of invoices, without gaps: a number is taken in the transaction that uses it, and goes back with it. */
@Component
class InvoiceNumbers {
    private final JdbcTemplate jdbc;

    InvoiceNumbers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The next one; others wait for it until the transaction ends. */
    long next(int programId) {
        List<Long> found = locked(programId);
        if (found.isEmpty()) {
            insert(programId);
            found = locked(programId);
        }
        long number = found.get(0);
        jdbc.update("UPDATE invoice_sequence SET next_number = ? WHERE program_id = ?", number + 1, programId);
        return number;
    }

    private List<Long> locked(int programId) {
        return jdbc.queryForList(
                "SELECT next_number FROM invoice_sequence WHERE program_id = ? FOR UPDATE", Long.class, programId);
    }

    private void insert(int programId) {
        try {
            jdbc.update("INSERT INTO invoice_sequence (program_id, next_number) VALUES (?, 1)", programId);
        } catch (DuplicateKeyException another) {
            // Somebody else was quicker, which is as good.
            return;
        }
    }
}
