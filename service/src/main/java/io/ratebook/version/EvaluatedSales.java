package io.ratebook.version;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Tells which sales have their answer, and with it their version. */
@Component
class EvaluatedSales {
    private final JdbcTemplate jdbc;

    EvaluatedSales(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Evaluated sales and refunds from an instant on.
     *
     * @param firstAt microseconds since 1970; 0 where there are none
     * @param lastAt the same
     */
    record Found(long count, long firstAt, long lastAt) {}

    Found from(int programId, long micros) {
        return Objects.requireNonNull(jdbc.queryForObject(
                """
                SELECT COUNT(*), COALESCE(MIN(occurred_at), 0), COALESCE(MAX(occurred_at), 0) FROM sale
                WHERE program_id = ? AND occurred_at >= ? AND LOWER(state) IN ('evaluated', 'none')
                """, (row, number) -> new Found(row.getLong(1), row.getLong(2), row.getLong(3)), programId, micros));
    }
}
