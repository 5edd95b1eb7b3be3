package io.ratebook.approval;

import io.ratebook.ledger.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold between commissions, their entries and the ledger. An approval under way is left out until it is done. */
@Configuration
class ApprovalConfiguration {
    @Bean
    Invariant pendingIsOnEarned() {
        return new Invariant("what is pending stands on the accounts of what was earned", """
                SELECT a.id, a.owner, a.currency, a.balance, COALESCE(c.amounts, 0) AS pending FROM account a
                  LEFT JOIN (SELECT program_id, partner, currency, SUM(amount) AS amounts FROM commission
                    WHERE state = 'pending' GROUP BY program_id, partner, currency) c
                  ON c.program_id = a.program_id AND c.partner = a.owner AND c.currency = a.currency
                WHERE a.kind = 'earned' AND a.balance <> COALESCE(c.amounts, 0)
                  AND NOT EXISTS (SELECT 1 FROM approval p WHERE p.program_id = a.program_id AND p.done_at IS NULL AND p.commissions > 0)
                """);
    }

    @Bean
    Invariant entriesAreOnPayable() {
        return new Invariant("what is approved and not paid stands on the accounts of what is owed", """
                SELECT a.id, a.owner, a.currency, a.balance, COALESCE(e.amounts, 0) AS entries FROM account a
                  LEFT JOIN (SELECT program_id, partner, currency, SUM(amount) AS amounts FROM payable_entry
                    GROUP BY program_id, partner, currency) e
                  ON e.program_id = a.program_id AND e.partner = a.owner AND e.currency = a.currency
                WHERE a.kind = 'payable' AND a.balance <> COALESCE(e.amounts, 0)
                  AND NOT EXISTS (SELECT 1 FROM approval p WHERE p.program_id = a.program_id AND p.done_at IS NULL AND p.commissions > 0)
                """);
    }

    @Bean
    Invariant approvedHaveEntries() {
        return new Invariant("each approved or paid commission has entries of its amount, and no other has any", """
                SELECT c.id, c.amount, c.state, COALESCE(e.amounts, 0) AS entries FROM commission c
                  LEFT JOIN (SELECT entry_id, SUM(amount) AS amounts FROM
                      (SELECT entry_id, amount FROM payable_entry UNION ALL SELECT entry_id, amount FROM paid_entry) entry
                    GROUP BY entry_id) e ON e.entry_id = c.id
                WHERE COALESCE(e.amounts, 0) <> CASE WHEN c.state IN ('approved', 'paid') THEN c.amount ELSE 0 END
                """);
    }

    @Bean
    Invariant takenBackGoesAlong() {
        return new Invariant("nothing that was taken back waits while what it was taken from is approved", """
                SELECT n.id FROM commission n JOIN commission c ON c.sale_id = n.sale_id AND c.partner = n.partner
                  AND c.component = n.component AND c.currency = n.currency
                WHERE n.state = 'pending' AND n.amount < 0 AND c.state IN ('approved', 'paid')
                """);
    }
}
