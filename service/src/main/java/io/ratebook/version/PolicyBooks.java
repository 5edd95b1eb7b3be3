package io.ratebook.version;

import io.ratebook.version.RowNumbers.Kind;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What is counted on in each program: versions, activations, numbers of rows. */
@Component
class PolicyBooks {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate ownTransaction;

    /**
     * The counts of a program.
     *
     * @param versions the latest version's number
     * @param activations the latest activation's number
     */
    record Book(int versions, int activations) {}

    PolicyBooks(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    Book read(int programId) {
        return select(programId, "");
    }

    /** Until the transaction ends nobody else adds a version or an activation to the program. */
    Book lock(int programId) {
        return select(programId, " FOR UPDATE");
    }

    /** Until the transaction ends nobody adds a version or an activation to the program; others may hold it too. */
    Book hold(int programId) {
        return select(programId, " LOCK IN SHARE MODE");
    }

    private Book select(int programId, String how) {
        Book found = find(programId, how);
        if (found != null) {
            return found;
        }
        open(programId);
        return java.util.Objects.requireNonNull(find(programId, how));
    }

    private @Nullable Book find(int programId, String how) {
        return jdbc
                .query(
                        "SELECT versions, activations FROM policy_book WHERE program_id = ?" + how,
                        (row, number) -> new Book(row.getInt(1), row.getInt(2)),
                        programId)
                .stream()
                .findFirst()
                .orElse(null);
    }

    private void open(int programId) {
        try {
            ownTransaction.executeWithoutResult(status -> jdbc.update(
                    "INSERT INTO policy_book (program_id, versions, activations) VALUES (?, 0, 0)", programId));
        } catch (DuplicateKeyException openedMeanwhile) {
            // Another one was quicker: there is a book.
        }
    }

    /** Of a locked program. */
    void countVersion(int programId, int number) {
        jdbc.update("UPDATE policy_book SET versions = ? WHERE program_id = ?", number, programId);
    }

    /** Of a locked program. */
    void countActivation(int programId, int number) {
        jdbc.update("UPDATE policy_book SET activations = ? WHERE program_id = ?", number, programId);
    }

    /** The highest number that a row ever had, by kind of table; kinds that never had one are not there. */
    Map<Kind, Integer> rowNumbers(int programId) {
        Map<Kind, Integer> numbers = new EnumMap<>(Kind.class);
        jdbc.query(
                "SELECT letter, last FROM policy_row_number WHERE program_id = ?",
                row -> {
                    numbers.put(Kind.of(row.getString(1)), row.getInt(2));
                },
                programId);
        return numbers;
    }

    /** Of a locked program. */
    void keepRowNumbers(int programId, Map<Kind, Integer> numbers) {
        numbers.forEach((kind, last) -> {
            int changed = jdbc.update(
                    "UPDATE policy_row_number SET last = ? WHERE program_id = ? AND letter = ? AND last <= ?",
                    last,
                    programId,
                    kind.letter(),
                    last);
            boolean isThere = changed > 0 || rowNumbers(programId).containsKey(kind);
            if (!isThere) {
                jdbc.update(
                        "INSERT INTO policy_row_number (program_id, letter, last) VALUES (?, ?, ?)",
                        programId,
                        kind.letter(),
                        last);
            }
        });
    }
}
