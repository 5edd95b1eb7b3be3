package io.ratebook.preview;

import io.ratebook.commission.CommissionKey;
import io.ratebook.commission.Declined;
import io.ratebook.commission.SaleIds;
import io.ratebook.payout.UpcomingPayments.When;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** READ: what is booked of some sales and their refunds, as far as the next payouts are concerned. */
final class BookedStates {
    private final Map<Long, Map<CommissionKey, State>> byLine = new HashMap<>();
    private final Map<CommissionKey, Long> approvedFrom = new HashMap<>();
    private final Declined declined;

    private BookedStates(Declined declined) {
        this.declined = declined;
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
        BookedStates states = new BookedStates(Declined.ofSales(connection, saleIds));
        for (SaleIds ids : SaleIds.inParts(saleIds)) {
            if (states.readRows(connection, programId, ids)) {
                states.readEntries(connection, programId, when, ids);
            }
        }
        return states;
    }

    /** True if any is not pending: none that is has entries. */
    private boolean readRows(Connection connection, int programId, SaleIds ids) throws SQLException {
        boolean anyHandled = false;
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT sale_id, refund_id, partner, component, currency, state,"
                        + " amount, payable_from FROM commission FORCE INDEX (commission_by_sale) WHERE "
                        + ids.condition("sale_id") + " AND program_id = " + programId)) {
            while (row.next()) {
                if (ids.has(row.getLong(1))) {
                    String word = row.getString(6);
                    addRow(key(row), word, row.getLong(7), row.getLong(8));
                    anyHandled |= !word.equals("pending");
                }
            }
        }
        return anyHandled;
    }

    private void readEntries(Connection connection, int programId, When when, SaleIds ids) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT c.sale_id, c.refund_id, c.partner, c.component, c.currency,"
                        + " e.amount, e.payout_id, e.payable_from,"
                        + " CASE WHEN e.effective_day <= '" + when.to() + "' THEN 1 ELSE 0 END"
                        + " FROM commission c FORCE INDEX (commission_by_sale) JOIN payable_entry e"
                        + " ON e.program_id = c.program_id AND e.partner = c.partner AND e.currency = c.currency"
                        + " AND e.entry_id = c.id WHERE " + ids.condition("c.sale_id") + " AND c.program_id = "
                        + programId + " AND c.state <> 'pending'")) {
            while (row.next()) {
                if (ids.has(row.getLong(1))) {
                    addEntry(state(key(row)), row, when);
                }
            }
        }
    }

    private static CommissionKey key(ResultSet row) throws SQLException {
        return new CommissionKey(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5));
    }

    private State state(CommissionKey key) {
        return byLine.computeIfAbsent(key.lineId(), unseen -> new HashMap<>())
                .computeIfAbsent(key, unseen -> new State());
    }

    private void addRow(CommissionKey key, String word, long amount, long payableFrom) {
        State state = state(key);
        state.booked = Math.addExact(state.booked, amount);
        switch (word) {
            case "pending" -> state.pending = Math.addExact(state.pending, amount);
            case "approved" -> state.approved = true;
            case "paid" -> state.claimed = true;
            default -> {}
        }
        if (word.equals("approved") || word.equals("paid")) {
            approvedFrom.merge(key.ofSale(), payableFrom, Math::min);
        }
    }

    private static void addEntry(State state, ResultSet row, When when) throws SQLException {
        long amount = row.getLong(6);
        if (row.getLong(7) != 0) {
            state.claimed = true;
        } else if (row.getLong(8) > when.asOf()) {
            state.held = Math.addExact(state.held, amount);
        } else if (amount < 0 || row.getInt(9) == 1) {
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
        return declined.reason(key) != null;
    }

    /** Micros; null where nothing of it is approved or paid. */
    @Nullable
    Long approvedFrom(CommissionKey key) {
        return approvedFrom.get(key.ofSale());
    }
}
