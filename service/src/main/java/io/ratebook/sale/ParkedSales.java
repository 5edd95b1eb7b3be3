package io.ratebook.sale;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What waits for a person, by kind of reason. */
@Component
public class ParkedSales {
    private final JdbcTemplate jdbc;

    ParkedSales(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The sales that wait for one kind of reason.
     *
     * @param since micros: when the first of them was recorded
     */
    public record Group(ParkedKind kind, long count, long since) {}

    /** The largest first. */
    public List<Group> groups(int programId) {
        return jdbc.query(
                "SELECT " + ParkedKind.caseOf("reason") + " AS kind, COUNT(*) AS sales, MIN(recorded_at)"
                        + " FROM sale FORCE INDEX (sale_by_state) WHERE program_id = ? AND state = 'parked'"
                        + " GROUP BY kind ORDER BY sales DESC, kind",
                (row, number) -> new Group(ParkedKind.of(row.getString(1)), row.getLong(2), row.getLong(3)),
                programId);
    }
}
