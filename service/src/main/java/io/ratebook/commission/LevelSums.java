package io.ratebook.commission;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What was earned by the level that partners had at each sale. */
@Component
public class LevelSums {
    private final JdbcTemplate jdbc;

    LevelSums(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Earned less what was taken back, in minor units.
     *
     * @param level null of partners without one
     */
    public record LevelSum(@Nullable String level, String currency, long partners, long amount) {}

    /** Of sales from an instant on, in micros; the largest first. */
    public List<LevelSum> since(int programId, long from) {
        return jdbc.query(
                "SELECT l.level, c.currency, COUNT(DISTINCT c.partner), SUM(c.amount)"
                        + " FROM commission c FORCE INDEX (commission_by_time)"
                        + " LEFT JOIN partner p ON p.program_id = c.program_id AND p.code = c.partner"
                        + " LEFT JOIN partner_level l ON l.partner_id = p.id AND l.from_at <= c.occurred_at"
                        + " AND l.until_at > c.occurred_at"
                        + " WHERE c.program_id = ? AND c.occurred_at >= ? AND c.state <> 'declined'"
                        + " GROUP BY l.level, c.currency ORDER BY SUM(c.amount) DESC",
                (row, number) -> new LevelSum(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)),
                programId,
                from);
    }
}
