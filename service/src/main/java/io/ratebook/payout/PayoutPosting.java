package io.ratebook.payout;

import io.ratebook.database.Ids;
import io.ratebook.database.Where;
import io.ratebook.ledger.AccountName;
import io.ratebook.ledger.Entry;
import io.ratebook.ledger.Ledger;
import io.ratebook.ledger.Leg;
import io.ratebook.ledger.OpenDays;
import io.ratebook.settlement.Standstill;
import io.ratebook.web.Times;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * WRITE: what is paid, comes back, or is released, with its entries and the ledger, in the current transaction. The payouts are
 * locked, and their states looked at, by the caller.
 */
@Component
class PayoutPosting {
    private static final String PAID = "payout";
    private static final String RETURNED = "payout-return";
    private static final String ENTRIES = " FROM payout p STRAIGHT_JOIN payable_entry e ON e.program_id = p.program_id"
            + " AND e.partner = p.partner AND e.currency = p.currency AND e.payout_id = p.id WHERE p.id IN ";

    private final JdbcTemplate jdbc;
    private final DataSource dataSource;
    private final Ledger ledger;
    private final Standstill standstill;
    private final Ids ids;
    private final Clock clock;

    PayoutPosting(
            JdbcTemplate jdbc, DataSource dataSource, Ledger ledger, Standstill standstill, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.ledger = ledger;
        this.standstill = standstill;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Says that they were paid: payable to paid, once each and never again.
     *
     * @param on day on which money left
     * @param reference of the payment, as a bank or service calls it; null where none was given
     */
    void pay(int programId, List<PayoutRow> payouts, LocalDate on, @Nullable String reference) throws SQLException {
        Object[] all = payouts.stream().map(PayoutRow::id).toArray();
        String marks = Where.marks(all.length);
        jdbc.update(
                "UPDATE payout p STRAIGHT_JOIN payable_entry e ON e.program_id = p.program_id AND e.partner = p.partner"
                        + " AND e.currency = p.currency AND e.payout_id = p.id"
                        + " JOIN commission c ON c.id = e.entry_id SET c.state = 'paid' WHERE p.id IN " + marks,
                all);
        int moved = jdbc.update(
                "INSERT INTO paid_entry (payout_id, entry_id, part, program_id, partner, currency, amount, payable_from,"
                        + " effective_day, approval_id) SELECT e.payout_id, e.entry_id, e.part, e.program_id, e.partner,"
                        + " e.currency, e.amount, e.payable_from, e.effective_day, e.approval_id" + ENTRIES + marks,
                all);
        int taken = jdbc.update("DELETE e" + ENTRIES + marks, all);
        int entries = payouts.stream().mapToInt(PayoutRow::entries).sum();
        if (moved != entries || taken != entries) {
            throw new IllegalStateException(
                    "payouts " + List.of(all) + " have " + moved + " entries, expected " + entries);
        }
        // Of some of them but a part is paid.
        jdbc.update(
                "UPDATE paid_entry e JOIN payable_entry o ON o.program_id = e.program_id AND o.partner = e.partner"
                        + " AND o.currency = e.currency AND o.entry_id = e.entry_id JOIN commission c ON c.id = e.entry_id"
                        + " SET c.state = 'approved' WHERE e.payout_id IN " + marks,
                all);
        OpenDays open = held(programId);
        set(
                payouts,
                PayoutState.PAID,
                ", paid_on = ?, paid_day = ?, reference = COALESCE(?, reference), fault = NULL,"
                        + " handed_as = COALESCE(handed_as, 'outside')",
                on.toString(),
                open.effective(on).toString(),
                reference);
        for (PayoutRow payout : payouts) {
            if (payout.advance() != 0) {
                advance(programId, payout, -payout.advance(), open.effective(on));
            }
        }
        ledger.post(
                programId,
                payouts.stream()
                        .map(payout -> entry(PAID, payout, -payout.amount(), open.effective(on)))
                        .toList());
    }

    /** Says that they came back: what they claimed is payable again. */
    void giveBack(int programId, List<PayoutRow> payouts, LocalDate on, String why) throws SQLException {
        Object[] all = payouts.stream().map(PayoutRow::id).toArray();
        String marks = Where.marks(all.length);
        jdbc.update(
                "INSERT INTO released_entry (payout_id, entry_id, part, amount)"
                        + " SELECT payout_id, entry_id, part, amount FROM paid_entry WHERE payout_id IN " + marks,
                all);
        jdbc.update(
                "INSERT INTO payable_entry (program_id, partner, currency, entry_id, part, payout_id, amount, payable_from,"
                        + " effective_day, approval_id) SELECT program_id, partner, currency, entry_id, part, 0, amount,"
                        + " payable_from, effective_day, approval_id FROM paid_entry WHERE payout_id IN " + marks,
                all);
        jdbc.update(
                "UPDATE commission c JOIN paid_entry e ON e.entry_id = c.id SET c.state = 'approved'"
                        + " WHERE e.payout_id IN " + marks,
                all);
        jdbc.update("DELETE FROM paid_entry WHERE payout_id IN " + marks, all);
        OpenDays open = held(programId);
        set(
                payouts,
                PayoutState.RETURNED,
                ", fault = ?, returned_day = ?",
                why,
                open.effective(on).toString());
        for (PayoutRow payout : payouts) {
            if (payout.advance() != 0) {
                // Of the day of what it undoes: both are owed together.
                LocalDate paidOn = payout.paidOn() == null ? on : payout.paidOn();
                advance(programId, payout, payout.advance(), open.effective(paidOn));
            }
        }
        ledger.post(
                programId,
                payouts.stream()
                        .map(payout -> entry(RETURNED, payout, payout.amount(), open.effective(on)))
                        .toList());
    }

    /** Lets go what they claimed, before money left. */
    void release(List<PayoutRow> payouts, PayoutState state, String why) {
        Object[] all = payouts.stream().map(PayoutRow::id).toArray();
        String marks = Where.marks(all.length);
        jdbc.update(
                "INSERT INTO released_entry (payout_id, entry_id, part, amount)"
                        + " SELECT e.payout_id, e.entry_id, e.part, e.amount" + ENTRIES + marks,
                all);
        jdbc.update(
                "UPDATE payout p STRAIGHT_JOIN payable_entry e ON e.program_id = p.program_id AND e.partner = p.partner"
                        + " AND e.currency = p.currency AND e.payout_id = p.id SET e.payout_id = 0 WHERE p.id IN "
                        + marks,
                all);
        set(payouts, state, ", fault = ?", why);
    }

    private void set(List<PayoutRow> payouts, PayoutState state, String also, @Nullable Object... values) {
        Object[] all = new Object[values.length + 2 + payouts.size()];
        all[0] = state.word();
        all[1] = Times.micros(clock.instant());
        System.arraycopy(values, 0, all, 2, values.length);
        for (int i = 0; i < payouts.size(); i++) {
            if (!payouts.get(i).state().mayBecome(state)) {
                throw new IllegalStateException(payouts.get(i) + " cannot become " + state.word());
            }
            all[2 + values.length + i] = payouts.get(i).id();
        }
        jdbc.update(
                "UPDATE payout SET state = ?, changed_at = ?" + also + " WHERE id IN " + Where.marks(payouts.size()),
                all);
    }

    /** Late in the transaction: sales that come in wait from here to its end. */
    private OpenDays held(int programId) throws SQLException {
        standstill.take(programId);
        return OpenDays.of(DataSourceUtils.getConnection(dataSource), programId);
    }

    private static Entry entry(String why, PayoutRow payout, long amount, LocalDate day) {
        return new Entry(
                why,
                payout.id(),
                0,
                day,
                List.of(
                        new Leg(AccountName.payable(payout.partner(), payout.currency()), amount),
                        new Leg(AccountName.paid(payout.currency()), Math.negateExact(amount))));
    }

    /** What was paid over the entries stands against the partner among the entries, until later payouts have set it off. */
    private void advance(int programId, PayoutRow payout, long amount, LocalDate day) {
        long id = ids.next("commission");
        long now = Times.micros(clock.instant());
        jdbc.update(
                "INSERT INTO adjustment (id, program_id, partner, currency, amount, kind, day, reason, state, payout_id,"
                        + " created_by, created_by_id, created_at) VALUES (?, ?, ?, ?, ?, 'advance', ?, ?, 'approved', ?,"
                        + " 'system', 0, ?)",
                id,
                programId,
                payout.partner(),
                payout.currency(),
                amount,
                day.toString(),
                (amount < 0 ? "paid in advance by invoice " : "came back of the advance of invoice ")
                        + payout.invoice(),
                payout.id(),
                now);
        jdbc.update(
                "INSERT INTO payable_entry (program_id, partner, currency, entry_id, part, payout_id, amount, payable_from,"
                        + " effective_day, approval_id) VALUES (?, ?, ?, ?, 0, 0, ?, ?, ?, 0)",
                programId,
                payout.partner(),
                payout.currency(),
                id,
                amount,
                now,
                day.toString());
    }

    /** The same failure as other rooms' when a database does not answer. */
    static UncategorizedSQLException failed(SQLException failed) {
        return new UncategorizedSQLException("posting payouts", null, failed);
    }
}
