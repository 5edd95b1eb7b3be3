package io.ratebook.commission;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is booked for sales and refunds: by line, the keys with the sum of their rows. */
public final class Booked {
    private static final int IDS_A_QUERY = 500;

    private static final String COLUMNS =
            "SELECT sale_id, refund_id, partner, component, currency, amount, number FROM commission WHERE ";

    private final Map<Long, List<Sum>> byLine = new HashMap<>();

    /** The rows of one key. */
    public static final class Sum {
        private final CommissionKey key;
        private long amountMinor;
        private int numberNext;

        private Sum(CommissionKey key) {
            this.key = key;
        }

        public CommissionKey key() {
            return key;
        }

        /** Signed minor units of all rows. */
        public long amountMinor() {
            return amountMinor;
        }

        /** The number of a further row. */
        public int numberNext() {
            return numberNext;
        }
    }

    private Booked() {}

    /** What is booked for those sales and refunds. */
    public static Booked ofLines(Connection connection, List<Long> lineIds) throws SQLException {
        Booked booked = new Booked();
        for (int from = 0; from < lineIds.size(); from += IDS_A_QUERY) {
            List<Long> part = lineIds.subList(from, Math.min(lineIds.size(), from + IDS_A_QUERY));
            String marks = String.join(",", Collections.nCopies(part.size(), "?"));
            booked.read(connection, "sale_id IN (" + marks + ") AND refund_id = 0", part);
            booked.read(connection, "refund_id IN (" + marks + ")", part);
        }
        return booked;
    }

    /** What is booked for all sales and refunds of a program. */
    public static Booked ofProgram(Connection connection, int programId) throws SQLException {
        Booked booked = new Booked();
        booked.read(connection, "program_id = ?", List.of((long) programId));
        return booked;
    }

    private void read(Connection connection, String where, List<Long> values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + where)) {
            select.setFetchSize(Integer.MIN_VALUE);
            for (int i = 0; i < values.size(); i++) {
                select.setLong(i + 1, values.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    add(row);
                }
            }
        }
    }

    private void add(ResultSet row) throws SQLException {
        CommissionKey key =
                new CommissionKey(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5));
        Sum sum = sumOf(key);
        sum.amountMinor = Math.addExact(sum.amountMinor, row.getLong(6));
        sum.numberNext = Math.max(sum.numberNext, row.getInt(7) + 1);
    }

    private Sum sumOf(CommissionKey key) {
        List<Sum> sums = byLine.computeIfAbsent(key.lineId(), unseen -> new ArrayList<>(1));
        for (Sum sum : sums) {
            if (sum.key.equals(key)) {
                return sum;
            }
        }
        Sum sum = new Sum(key);
        sums.add(sum);
        return sum;
    }

    /** The keys of a sale or refund; empty if nothing was booked for it. */
    public List<Sum> ofLine(long lineId) {
        return byLine.getOrDefault(lineId, List.of());
    }

    /** Ids of the sales that the keys belong to. */
    public Set<Long> saleIds() {
        Set<Long> ids = new HashSet<>();
        byLine.values().forEach(sums -> sums.forEach(sum -> ids.add(sum.key().saleId())));
        return ids;
    }
}
