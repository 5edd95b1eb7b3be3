package io.ratebook.adjustment;

import io.ratebook.ledger.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold between adjustments, their entries and the ledger. */
@Configuration
class AdjustmentConfiguration {
    /** Entries that are paid included. */
    @Bean
    Invariant approvedAdjustmentsHaveEntries() {
        return new Invariant("each approved adjustment has entries of its amount, and no other has any", """
                SELECT a.id, a.state, a.amount FROM adjustment a
                WHERE (CASE WHEN a.state = 'approved' THEN a.amount ELSE 0 END)
                  <> COALESCE((SELECT SUM(e.amount) FROM payable_entry e WHERE e.program_id = a.program_id
                       AND e.partner = a.partner AND e.currency = a.currency AND e.entry_id = a.id), 0)
                   + COALESCE((SELECT SUM(e.amount) FROM paid_entry e WHERE e.entry_id = a.id), 0)
                """);
    }

    /** What a payout advances is posted with the payout. */
    @Bean
    Invariant adjustmentsByHandArePosted() {
        return new Invariant("each approved adjustment by hand is posted once with its amount", """
                SELECT a.id, a.state, a.amount FROM adjustment a
                WHERE a.kind IN ('adjustment', 'opening', 'written-off')
                  AND (CASE WHEN a.state = 'approved' THEN a.amount ELSE 0 END)
                  <> COALESCE((SELECT SUM(p.amount) FROM ledger_transaction t JOIN posting p ON p.transaction_id = t.id
                       JOIN account c ON c.id = p.account_id AND c.kind = 'payable'
                       WHERE t.why = 'by-hand' AND t.subject = a.id), 0)
                """);
    }
}
