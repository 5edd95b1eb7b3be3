package io.ratebook.commission;

import io.ratebook.database.Where;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** By which approvals commissions came to be approved. */
@Component
public class GivenApprovals {
    private final JdbcTemplate jdbc;

    GivenApprovals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An approval.
     *
     * @param said what it was of, in words
     * @param at micros
     */
    public record Given(String said, String by, long at) {}

    /** In the order of time; of what took the state of its commission there is none. */
    public List<Given> of(List<Long> commissions) {
        Where where = new Where().andIn("c.id", commissions);
        return jdbc.query(
                "SELECT DISTINCT a.id, a.said, a.approved_by, a.approved_at FROM commission c"
                        + " JOIN approval a ON a.id = c.approval_id" + where + "ORDER BY a.approved_at, a.id",
                (row, number) -> new Given(row.getString(2), row.getString(3), row.getLong(4)),
                where.values().toArray());
    }
}
