package io.ratebook.commission;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was done about the commissions of some sales: declined by a person, or approved. It holds of all rows of a sale, partner,
 * component and currency, what refunds take back included.
 */
public final class Handled {
    private final Declined declined;
    private final Map<CommissionKey, Long> approved = new HashMap<>();

    private Handled(Declined declined) {
        this.declined = declined;
    }

    /** As of now; to be read with the program's turn taken. */
    public static Handled ofSales(Connection connection, Collection<Long> saleIds) throws SQLException {
        Handled handled = new Handled(Declined.ofSales(connection, saleIds));
        for (SaleIds ids : SaleIds.inParts(saleIds)) {
            handled.readApproved(connection, ids);
        }
        return handled;
    }

    private void readApproved(Connection connection, SaleIds ids) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT sale_id, partner, component, currency, MIN(payable_from)"
                        + " FROM commission FORCE INDEX (commission_by_sale) WHERE state IN ('approved', 'paid') AND "
                        + ids.condition("sale_id") + " GROUP BY sale_id, partner, component, currency")) {
            while (row.next()) {
                if (ids.has(row.getLong(1))) {
                    approved.put(
                            new CommissionKey(row.getLong(1), 0, row.getString(2), row.getString(3), row.getString(4)),
                            row.getLong(5));
                }
            }
        }
    }

    /** Why it was declined; null if it was not. Of what a refund takes back: why its commission was. */
    public @Nullable String declinedWhy(CommissionKey key) {
        return declined.reason(key);
    }

    /**
     * Micros of the first end of a hold among what is approved or paid of it; null where nothing is. What is taken back of it
     * counts from then on, at once where that is past: never after what it takes back was paid.
     */
    public @Nullable Long approvedPayableFrom(CommissionKey key) {
        return approved.get(key.ofSale());
    }
}
