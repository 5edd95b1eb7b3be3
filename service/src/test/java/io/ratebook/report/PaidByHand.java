package io.ratebook.report;

import io.ratebook.database.Ids;
import io.ratebook.ledger.AccountName;
import io.ratebook.ledger.Entry;
import io.ratebook.ledger.Ledger;
import io.ratebook.ledger.Leg;
import io.ratebook.web.Transactions;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** Payouts as tables have them once they are paid: entries claimed oldest first, the last in part, the rest an advance. */
final class PaidByHand {
    private final JdbcTemplate jdbc;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Ids ids;
    private final int programId;

    PaidByHand(JdbcTemplate jdbc, Ledger ledger, Transactions transactions, Ids ids, int programId) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.transactions = transactions;
        this.ids = ids;
        this.programId = programId;
    }

    /** Minor units; answers the payout's id. */
    long pay(String partner, long amount, LocalDate day) {
        return transactions.get(() -> {
            long id = ids.next("payout");
            long rest = amount;
            for (Open entry : jdbc.query(
                    "SELECT entry_id, part, amount FROM payable_entry WHERE program_id = ? AND partner = ? AND payout_id = 0"
                            + " AND currency = 'GBP' ORDER BY effective_day, entry_id, part",
                    (row, number) -> new Open(row.getLong(1), row.getInt(2), row.getLong(3)),
                    programId,
                    partner)) {
                long claims = Math.min(rest, entry.amount());
                if (claims != 0) {
                    claim(partner, entry, claims, entry.amount() - claims, id);
                    rest -= claims;
                }
            }
            advance(partner, rest, day, id);
            jdbc.update(
                    "INSERT INTO payout (id, run_id, program_id, partner, currency, amount, advance, entries, invoice_number,"
                            + " state, method, paid_on, reference, created_at, changed_at)"
                            + " VALUES (?, ?, ?, ?, 'GBP', ?, ?, 0, ?, 'paid', 'bank', ?, 'bank order 5', 0, 0)",
                    id,
                    id,
                    programId,
                    partner,
                    amount,
                    rest,
                    id,
                    day.toString());
            ledger.post(
                    programId,
                    List.of(new Entry(
                            "payout",
                            id,
                            0,
                            day,
                            List.of(
                                    new Leg(AccountName.payable(partner, "GBP"), -amount),
                                    new Leg(AccountName.paid("GBP"), amount)))));
            return id;
        });
    }

    private record Open(long id, int part, long amount) {}

    private void claim(String partner, Open entry, long claims, long left, long payout) {
        long id = entry.id();
        int part = entry.part();
        jdbc.update(
                "INSERT INTO paid_entry (payout_id, entry_id, part, program_id, partner, currency, amount, payable_from,"
                        + " effective_day, approval_id) SELECT ?, entry_id, part, program_id, partner, currency, ?,"
                        + " payable_from, effective_day, approval_id FROM payable_entry WHERE program_id = ? AND partner = ?"
                        + " AND currency = 'GBP' AND entry_id = ? AND part = ?",
                payout,
                claims,
                programId,
                partner,
                id,
                part);
        String of = " WHERE program_id = ? AND partner = ? AND currency = 'GBP' AND entry_id = ? AND part = ?";
        if (left == 0) {
            jdbc.update("DELETE FROM payable_entry" + of, programId, partner, id, part);
        } else {
            jdbc.update(
                    "UPDATE payable_entry SET amount = ?, part = part + 1" + of, left, programId, partner, id, part);
        }
    }

    private void advance(String partner, long amount, LocalDate day, long payout) {
        if (amount > 0) {
            long id = ids.next("commission");
            jdbc.update(
                    "INSERT INTO adjustment (id, program_id, partner, currency, amount, kind, day, reason, state, payout_id,"
                            + " created_by, created_by_id, created_at, decided_at)"
                            + " VALUES (?, ?, ?, 'GBP', ?, 'advance', ?, 'advance', 'approved', ?, 'system', 0, 0, 0)",
                    id,
                    programId,
                    partner,
                    -amount,
                    day.toString(),
                    payout);
            jdbc.update(
                    "INSERT INTO payable_entry (program_id, partner, currency, entry_id, part, payout_id, amount,"
                            + " payable_from, effective_day, approval_id) VALUES (?, ?, 'GBP', ?, 0, 0, ?, 0, ?, 0)",
                    programId,
                    partner,
                    id,
                    -amount,
                    day.toString());
        }
    }

    /** The provider sent it back: its entries are open again. */
    void comesBack(long payout, LocalDate day) {
        transactions.run(() -> {
            jdbc.update(
                    "INSERT INTO payable_entry (program_id, partner, currency, entry_id, part, payout_id, amount,"
                            + " payable_from, effective_day, approval_id) SELECT program_id, partner, currency, entry_id, part, 0,"
                            + " amount, payable_from, effective_day, approval_id FROM paid_entry WHERE payout_id = ?",
                    payout);
            jdbc.update("DELETE FROM paid_entry WHERE payout_id = ?", payout);
            jdbc.update("UPDATE payout SET state = 'returned' WHERE id = ?", payout);
            String partner = Objects.requireNonNull(
                    jdbc.queryForObject("SELECT partner FROM payout WHERE id = ?", String.class, payout));
            long amount = Objects.requireNonNull(
                    jdbc.queryForObject("SELECT amount FROM payout WHERE id = ?", Long.class, payout));
            ledger.post(
                    programId,
                    List.of(new Entry(
                            "returned",
                            payout,
                            0,
                            day,
                            List.of(
                                    new Leg(AccountName.payable(partner, "GBP"), amount),
                                    new Leg(AccountName.paid("GBP"), -amount)))));
        });
    }
}
