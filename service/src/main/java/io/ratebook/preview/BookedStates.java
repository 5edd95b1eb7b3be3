package io.ratebook.preview;

import io.ratebook.commission.CommissionKey;
import io.ratebook.commission.Handled;
import io.ratebook.payout.UpcomingPayments.When;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** READ: what is booked of some sales and their refunds, as far as the next payouts are concerned. */
final class BookedStates {
    private final Map<Long, Map<CommissionKey, State>> byLine = new HashMap<>();
    private final Handled handled;

    private BookedStates(Handled handled) {
        this.handled = handled;
    }

    /** Of a key; amounts in minor units. */
    static final class State {
        /** All rows together, whatever their state. */
        private long booked;
        /** In no payout, and due on the day of the next payouts. */
        private long payable;
        /** In no payout, and on hold on that day. */
        private long held;

        private long pending;
        private boolean approved;
        /** Something of it is paid, or in a payout. */
        private boolean claimed;

        long booked() {
            return booked;
        }

        long payable() {
            return payable;
        }

        long held() {
            return held;
        }

        long pending() {
            return pending;
        }

        boolean isApproved() {
            return approved;
        }

        boolean isClaimed() {
            return claimed;
        }

        private void add(State other) {
            approved |= other.approved;
            claimed |= other.claimed;
        }
    }

    /** In the connection's transaction. */
    static BookedStates of(Connection connection, int programId, When when, Collection<Long> saleIds)
            throws SQLException {
        BookedStates states = new BookedStates(Handled.ofSales(connection, saleIds));
        if (!saleIds.isEmpty()) {
            states.read(connection, programId, when, saleIds);
        }
        return states;
    }

    private void read(Connection connection, int programId, When when, Collection<Long> saleIds) throws SQLException {
        String ids = saleIds.stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
        Set<Long> met = new HashSet<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT c.id, c.sale_id, c.refund_id, c.partner, c.component,"
                        + " c.currency, c.state, c.amount, e.amount, e.payout_id, e.payable_from,"
                        + " CASE WHEN e.effective_day <= '" + when.to() + "' THEN 1 ELSE 0 END"
                        + " FROM commission c FORCE INDEX (commission_by_sale) LEFT JOIN payable_entry e ON e.program_id = c.program_id"
                        + " AND e.partner = c.partner AND e.currency = c.currency AND e.entry_id = c.id"
                        + " WHERE c.sale_id IN " + ids + " AND c.program_id = " + programId)) {
            while (row.next()) {
                CommissionKey key = new CommissionKey(
                        row.getLong(2), row.getLong(3), row.getString(4), row.getString(5), row.getString(6));
                State state = byLine.computeIfAbsent(key.lineId(), unseen -> new HashMap<>())
                        .computeIfAbsent(key, unseen -> new State());
                if (met.add(row.getLong(1))) {
                    addRow(state, row.getString(7), row.getLong(8));
                }
                Long entry = row.getObject(9, Long.class);
                if (entry != null) {
                    addEntry(state, entry, row, when);
                }
            }
        }
    }

    private static void addRow(State state, String word, long amount) {
        state.booked = Math.addExact(state.booked, amount);
        switch (word) {
            case "pending" -> state.pending = Math.addExact(state.pending, amount);
            case "approved" -> state.approved = true;
            case "paid" -> state.claimed = true;
            default -> {}
        }
    }

    private static void addEntry(State state, long amount, ResultSet row, When when) throws SQLException {
        if (row.getLong(10) != 0) {
            state.claimed = true;
        } else if (row.getLong(11) > when.asOf()) {
            state.held = Math.addExact(state.held, amount);
        } else if (amount < 0 || row.getInt(12) == 1) {
            state.payable = Math.addExact(state.payable, amount);
        }
    }

    Map<CommissionKey, State> ofLine(long lineId) {
        return byLine.getOrDefault(lineId, Map.of());
    }

    /** What stands for the partner's commissions of a sale, whatever their component; null where there are none. */
    @Nullable
    State ofPartner(long saleId, String partner) {
        State all = null;
        for (Map.Entry<CommissionKey, State> each : ofLine(saleId).entrySet()) {
            if (each.getKey().partner().equals(partner)) {
                all = all == null ? new State() : all;
                all.add(each.getValue());
            }
        }
        return all;
    }

    boolean isDeclined(CommissionKey key) {
        return handled.declinedWhy(key) != null;
    }

    /** Micros; null where nothing of it is approved or paid. */
    @Nullable
    Long approvedFrom(CommissionKey key) {
        return handled.approvedPayableFrom(key);
    }
}
