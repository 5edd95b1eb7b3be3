package io.ratebook.payout;

import io.ratebook.database.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** READ: how many orders and customers partners brought since they joined; void sales do not count. */
@Component
class SaleCounts {
    private static final String COUNTED = " JOIN partner p ON p.program_id = s.program_id AND p.code = %s"
            + " AND s.occurred_at >= p.joined_at WHERE s.program_id = ? AND s.refund = 0 AND s.state <> 'void' AND %s IN ";

    private final JdbcTemplate jdbc;

    SaleCounts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A sale without an order is one of its own. */
    record Count(long orders, long customers) {
        static final Count NONE = new Count(0, 0);
    }

    Map<String, Count> of(int programId, List<String> partners) {
        Map<String, Count> counts = new HashMap<>();
        if (partners.isEmpty()) {
            return counts;
        }
        String marks = Where.marks(partners.size());
        List<Object> values = new ArrayList<>();
        for (int branch = 0; branch < 2; branch++) {
            values.add(programId);
            values.addAll(partners);
        }
        jdbc.query(
                "SELECT partner, COUNT(DISTINCT bought), COUNT(DISTINCT customer) FROM ("
                        + "SELECT s.partner, COALESCE(s.order_reference, CONCAT('#', s.id)) AS bought, s.customer FROM sale s"
                        + COUNTED.formatted("s.partner", "s.partner") + marks
                        + " UNION ALL SELECT c.partner, COALESCE(s.order_reference, CONCAT('#', s.id)), s.customer"
                        + " FROM sale s JOIN sale_credit c ON c.sale_id = s.id"
                        + COUNTED.formatted("c.partner", "c.partner") + marks
                        + ") credited GROUP BY partner",
                row -> {
                    counts.put(row.getString(1), new Count(row.getLong(2), row.getLong(3)));
                },
                values.toArray());
        return counts;
    }
}
