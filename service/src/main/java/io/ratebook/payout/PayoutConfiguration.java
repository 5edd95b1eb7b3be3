package io.ratebook.payout;

import io.ratebook.ledger.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of payouts, whatever happened to the service and its database. */
@Configuration
class PayoutConfiguration {
    @Bean
    Invariant payoutsAreTheirEntries() {
        return new Invariant("a payout is the sum of the entries it claims, and its advance", """
                SELECT p.id, p.state, p.amount, p.advance, COALESCE(e.amounts, 0) AS claimed, COALESCE(e.entries, 0) AS entries
                FROM payout p LEFT JOIN (SELECT payout_id, SUM(amount) AS amounts, COUNT(*) AS entries FROM
                    (SELECT payout_id, amount FROM payable_entry WHERE payout_id <> 0
                      UNION ALL SELECT payout_id, amount FROM paid_entry) entry
                  GROUP BY payout_id) e ON e.payout_id = p.id
                WHERE CASE WHEN p.state IN ('void', 'failed', 'returned') THEN e.entries IS NOT NULL
                  ELSE p.amount <> COALESCE(e.amounts, 0) + p.advance OR p.entries <> COALESCE(e.entries, 0) END
                """);
    }

    @Bean
    Invariant advancesArePartOfTheirPayout() {
        return new Invariant("an advance is no more than its payout", """
                SELECT p.id, p.amount, p.advance FROM payout p WHERE p.advance < 0 OR p.advance > p.amount
                """);
    }

    @Bean
    Invariant advancesStandAgainstTheirPartner() {
        return new Invariant("an advance stands against its partner from when it is paid to when it comes back", """
                SELECT p.id, p.state, p.advance, COALESCE(a.amounts, 0) AS set_off, COALESCE(a.entries, 0) AS entries
                FROM payout p LEFT JOIN (SELECT payout_id, SUM(amount) AS amounts, COUNT(*) AS entries FROM adjustment
                    WHERE kind = 'advance' AND state = 'approved' GROUP BY payout_id) a ON a.payout_id = p.id
                WHERE COALESCE(a.amounts, 0) <> CASE WHEN p.state = 'paid' THEN -p.advance ELSE 0 END
                  OR COALESCE(a.entries, 0) <> CASE WHEN p.advance = 0 THEN 0 WHEN p.state = 'paid' THEN 1
                    WHEN p.state = 'returned' THEN 2 ELSE 0 END
                """);
    }

    @Bean
    Invariant partsAreOfTheirEntry() {
        return new Invariant(
                "the parts of an entry have its sign, and a commission is paid once none of them is open", """
                SELECT e.entry_id, e.part, e.amount, c.amount AS whole, c.state FROM
                    (SELECT entry_id, part, amount, 'approved' AS state FROM payable_entry
                      UNION ALL SELECT e.entry_id, e.part, e.amount, 'paid' FROM paid_entry e
                        WHERE NOT EXISTS (SELECT 1 FROM payable_entry o WHERE o.program_id = e.program_id
                          AND o.partner = e.partner AND o.currency = e.currency AND o.entry_id = e.entry_id)) e
                  JOIN commission c ON c.id = e.entry_id
                WHERE SIGN(e.amount) <> SIGN(c.amount) OR c.state <> e.state
                """);
    }

    @Bean
    Invariant entriesAreOfTheirPayout() {
        return new Invariant("what is claimed belongs to a payout of its partner, currency and state", """
                SELECT e.payout_id, e.entry_id FROM payable_entry e LEFT JOIN payout p ON p.id = e.payout_id
                WHERE e.payout_id <> 0 AND (p.id IS NULL OR p.partner <> e.partner OR p.currency <> e.currency
                  OR p.program_id <> e.program_id
                  OR p.state NOT IN ('open', 'frozen', 'approved', 'scheduled', 'processing'))
                UNION ALL
                SELECT e.payout_id, e.entry_id FROM paid_entry e LEFT JOIN payout p ON p.id = e.payout_id
                WHERE p.id IS NULL OR p.partner <> e.partner OR p.currency <> e.currency OR p.program_id <> e.program_id
                  OR p.state <> 'paid'
                """);
    }

    @Bean
    Invariant payoutsArePaidOnce() {
        return new Invariant("a payout is posted as paid once, and as returned once, and no other is", """
                SELECT p.id, p.state, COALESCE(t.paid, 0) AS paid, COALESCE(t.returned, 0) AS returned
                FROM payout p LEFT JOIN (SELECT subject, SUM(why = 'payout') AS paid, SUM(why = 'payout-return') AS returned
                  FROM ledger_transaction WHERE why IN ('payout', 'payout-return') GROUP BY subject) t ON t.subject = p.id
                WHERE COALESCE(t.paid, 0) <> CASE WHEN p.state IN ('paid', 'returned') THEN 1 ELSE 0 END
                  OR COALESCE(t.returned, 0) <> CASE WHEN p.state = 'returned' THEN 1 ELSE 0 END
                  OR (p.paid_day IS NULL) <> (p.state NOT IN ('paid', 'returned'))
                  OR (p.returned_day IS NULL) <> (p.state <> 'returned')
                """);
    }

    @Bean
    Invariant postedIsWhatWasPaid() {
        return new Invariant("what is posted for a payout is its amount, to its partner, on its day", """
                SELECT t.id, p.id AS payout, g.amount FROM ledger_transaction t JOIN posting g ON g.transaction_id = t.id
                  JOIN account a ON a.id = g.account_id LEFT JOIN payout p ON p.id = t.subject
                WHERE t.why IN ('payout', 'payout-return') AND a.kind = 'payable'
                  AND (p.id IS NULL OR a.owner <> p.partner OR a.currency <> p.currency OR a.program_id <> p.program_id
                    OR g.amount <> CASE WHEN t.why = 'payout' THEN -p.amount ELSE p.amount END
                    OR t.effective_day <> CASE WHEN t.why = 'payout' THEN p.paid_day ELSE p.returned_day END)
                """);
    }

    @Bean
    Invariant invoicesHaveNoGaps() {
        return new Invariant("invoice numbers run from 1 without a gap", """
                SELECT p.program_id, COUNT(*) AS payouts, MIN(p.invoice_number) AS first, MAX(p.invoice_number) AS last
                FROM payout p GROUP BY p.program_id HAVING MIN(p.invoice_number) <> 1 OR MAX(p.invoice_number) <> COUNT(*)
                  OR COUNT(DISTINCT p.invoice_number) <> COUNT(*)
                """);
    }

    @Bean
    Invariant entriesHaveTheirCause() {
        return new Invariant("each entry is of a commission or an adjustment", """
                SELECT e.entry_id FROM (SELECT entry_id FROM payable_entry UNION ALL SELECT entry_id FROM paid_entry) e
                  LEFT JOIN commission c ON c.id = e.entry_id LEFT JOIN adjustment a ON a.id = e.entry_id
                WHERE (c.id IS NULL) = (a.id IS NULL)
                """);
    }
}
