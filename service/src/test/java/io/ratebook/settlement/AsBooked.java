package io.ratebook.settlement;

import io.ratebook.database.TestDatabase;
import java.util.Map;
import java.util.TreeMap;

/** What stands in the tables, in minor units; what comes to zero is left out. */
final class AsBooked {
    private AsBooked() {}

    /** By reference, partner and component, with a blank between them. */
    static Map<String, Long> commissions(TestDatabase database) {
        return sums(database, """
                SELECT CONCAT_WS(' ', COALESCE(r.reference, s.reference), c.partner, c.component), SUM(c.amount)
                  FROM commission c JOIN sale s ON s.id = c.sale_id LEFT JOIN sale r ON r.id = c.refund_id
                 GROUP BY 1
                """);
    }

    /** Of what partners have earned, by partner. */
    static Map<String, Long> balances(TestDatabase database) {
        return sums(database, "SELECT owner, balance FROM account WHERE kind = 'earned'");
    }

    private static Map<String, Long> sums(TestDatabase database, String query) {
        Map<String, Long> sums = new TreeMap<>();
        database.jdbc().query(query, row -> {
            if (row.getLong(2) != 0) {
                sums.put(row.getString(1), row.getLong(2));
            }
        });
        return sums;
    }
}
