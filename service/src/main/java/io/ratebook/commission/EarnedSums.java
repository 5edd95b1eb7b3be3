package io.ratebook.commission;

import io.ratebook.database.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What sales earned and refunds took back, all partners together; declined amounts are left out. */
@Component
public class EarnedSums {
    private final JdbcTemplate jdbc;

    EarnedSums(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Minor units of a currency. */
    public record Sum(String currency, long amount) {}

    /** By the id of the sale or refund, in the order of currencies; those that nothing was booked for are not there. */
    public Map<Long, List<Sum>> of(List<Long> lineIds) {
        Map<Long, List<Sum>> sums = new HashMap<>();
        if (lineIds.isEmpty()) {
            return sums;
        }
        String marks = Where.marks(lineIds.size());
        List<Object> values = new ArrayList<>(lineIds);
        values.addAll(lineIds);
        jdbc.query(
                "SELECT sale_id, currency, SUM(amount) FROM commission"
                        + " WHERE sale_id IN " + marks + " AND refund_id = 0 AND state <> 'declined'"
                        + " GROUP BY sale_id, currency UNION ALL"
                        + " SELECT refund_id, currency, SUM(amount) FROM commission"
                        + " WHERE refund_id IN " + marks + " AND state <> 'declined'"
                        + " GROUP BY refund_id, currency ORDER BY 1, 2",
                row -> {
                    sums.computeIfAbsent(row.getLong(1), unseen -> new ArrayList<>(1))
                            .add(new Sum(row.getString(2), row.getLong(3)));
                },
                values.toArray());
        return sums;
    }
}
