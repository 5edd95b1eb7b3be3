package io.ratebook.approval;

import io.ratebook.web.MoneyJson;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Approvals as they are kept: who, when, what was said. */
@Component
class ApprovalTable {
    private final JdbcTemplate jdbc;

    ApprovalTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long id, int programId, String said, String by, long at) {
        jdbc.update(
                "INSERT INTO approval (id, program_id, said, approved_by, approved_at, commissions)"
                        + " VALUES (?, ?, ?, ?, ?, 0)",
                id,
                programId,
                said,
                by,
                at);
    }

    void setJob(long id, long jobId) {
        jdbc.update("UPDATE approval SET job_id = ? WHERE id = ?", jobId, id);
    }

    void marked(long id, long more) {
        jdbc.update("UPDATE approval SET commissions = commissions + ? WHERE id = ?", more, id);
    }

    void add(long id, Map<String, Long> sums) {
        sums.forEach((currency, amount) -> {
            if (jdbc.update(
                            "UPDATE approval_sum SET amount = amount + ? WHERE approval_id = ? AND currency = ?",
                            amount,
                            id,
                            currency)
                    == 0) {
                jdbc.update(
                        "INSERT INTO approval_sum (approval_id, currency, amount) VALUES (?, ?, ?)",
                        id,
                        currency,
                        amount);
            }
        });
    }

    List<MoneyJson> sums(long id) {
        return jdbc.query(
                "SELECT currency, amount FROM approval_sum WHERE approval_id = ? ORDER BY currency",
                (row, number) -> MoneyJson.of(row.getLong(2), row.getString(1)),
                id);
    }

    /** Whether an approval failed half done, waits to be begun again by a person, and was not put aside. */
    boolean waitsToBeBegunAgain(int programId) {
        return !jdbc.queryForList(
                        "SELECT a.id FROM approval a JOIN job j ON j.id = a.job_id WHERE a.program_id = ? AND a.done_at IS NULL"
                                + " AND j.state = 'failed' AND j.aside_at IS NULL LIMIT 1",
                        Long.class,
                        programId)
                .isEmpty();
    }

    void done(long id, long at) {
        jdbc.update("UPDATE approval SET done_at = ? WHERE id = ?", at, id);
    }

    boolean isDone(long id) {
        return !jdbc.queryForList("SELECT id FROM approval WHERE id = ? AND done_at IS NOT NULL", Long.class, id)
                .isEmpty();
    }

    long commissions(long id) {
        Long count = jdbc.queryForObject("SELECT commissions FROM approval WHERE id = ?", Long.class, id);
        return count == null ? 0 : count;
    }
}
