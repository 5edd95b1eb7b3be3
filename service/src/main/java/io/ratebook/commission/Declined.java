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

/** Which commissions of some sales a person has declined. What is declined comes to nothing, its refunds included. */
public final class Declined {
    private static final int IDS_A_QUERY = 500;

    private final Map<CommissionKey, String> reasons = new HashMap<>();

    private Declined() {}

    /** As of now; to be read with the program's turn taken. */
    public static Declined ofSales(Connection connection, Collection<Long> saleIds) throws SQLException {
        Declined declined = new Declined();
        List<Long> ids = saleIds.stream().distinct().sorted().toList();
        for (int from = 0; from < ids.size(); from += IDS_A_QUERY) {
            declined.read(connection, ids.subList(from, Math.min(ids.size(), from + IDS_A_QUERY)));
        }
        return declined;
    }

    private void read(Connection connection, List<Long> saleIds) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT sale_id, partner, component, currency, reason"
                        + " FROM commission_declined WHERE ended_at IS NULL AND sale_id IN ("
                        + String.join(",", Collections.nCopies(saleIds.size(), "?")) + ")")) {
            for (int i = 0; i < saleIds.size(); i++) {
                select.setLong(i + 1, saleIds.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
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
