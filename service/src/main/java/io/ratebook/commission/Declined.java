package io.ratebook.commission;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which commissions of some sales a person has declined. What is declined comes to nothing, its refunds included. */
public final class Declined {
    private final Map<CommissionKey, String> reasons = new HashMap<>();

    private Declined() {}

    /** As of now; to be read with the program's turn taken. */
    public static Declined ofSales(Connection connection, Collection<Long> saleIds) throws SQLException {
        Declined declined = new Declined();
        for (SaleIds ids : SaleIds.inParts(saleIds)) {
            declined.read(connection, ids);
        }
        return declined;
    }

    private void read(Connection connection, SaleIds ids) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT sale_id, partner, component, currency, reason"
                        + " FROM commission_declined WHERE ended_at IS NULL AND " + ids.condition("sale_id"))) {
            while (row.next()) {
                if (ids.has(row.getLong(1))) {
                    reasons.put(
                            new CommissionKey(row.getLong(1), 0, row.getString(2), row.getString(3), row.getString(4)),
                            row.getString(5));
                }
            }
        }
    }

    /** Why it was declined; null if it was not. Of what a refund takes back: why its commission was. */
    public @Nullable String reason(CommissionKey key) {
        return reasons.get(key.ofSale());
    }
}
