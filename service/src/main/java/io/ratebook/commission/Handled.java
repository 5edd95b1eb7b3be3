package io.ratebook.commission;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was done about the commissions of some sales: declined by a person, or approved. It holds of all rows of a sale, partner,
 * component and currency, what refunds take back included.
 */
public final class Handled {
    private static final int IDS_A_QUERY = 500;

    private final Declined declined;
    private final Map<CommissionKey, Long> approved = new HashMap<>();

    private Handled(Declined declined) {
        this.declined = declined;
    }

    /** As of now; to be read with the program's turn taken. */
    public static Handled ofSales(Connection connection, Collection<Long> saleIds) throws SQLException {
        Handled handled = new Handled(Declined.ofSales(connection, saleIds));
        List<Long> ids = saleIds.stream().distinct().sorted().toList();
        for (int from = 0; from < ids.size(); from += IDS_A_QUERY) {
            handled.readApproved(connection, ids.subList(from, Math.min(ids.size(), from + IDS_A_QUERY)));
        }
        return handled;
    }

    private void readApproved(Connection connection, List<Long> saleIds) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT sale_id, partner, component, currency, MIN(payable_from)"
                        + " FROM commission FORCE INDEX (commission_by_sale) WHERE state IN ('approved', 'paid') AND sale_id IN ("
                        + String.join(",", Collections.nCopies(saleIds.size(), "?"))
                        + ") GROUP BY sale_id, partner, component, currency")) {
            for (int i = 0; i < saleIds.size(); i++) {
                select.setLong(i + 1, saleIds.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
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
