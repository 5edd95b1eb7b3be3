package io.ratebook.lead;

import io.ratebook.ledger.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold between payments of leads, what was earned for them and their payouts. */
@Configuration
class LeadConfiguration {
    @Bean
    Invariant leadPaymentsPayWhatWasEarned() {
        return new Invariant("each payment of a lead pays what was earned for it, once, and nothing else", """
                SELECT p.id, p.amount, a.amount AS earned, o.amount AS payout FROM lead_payment p
                  LEFT JOIN adjustment a ON a.id = p.adjustment_id LEFT JOIN payout o ON o.id = p.payout_id
                WHERE a.id IS NULL OR o.id IS NULL OR a.amount <> p.amount OR o.amount <> p.amount
                  OR a.currency <> p.currency OR o.currency <> p.currency OR a.partner <> o.partner
                  OR a.lead_id <> p.lead_id OR o.lead_id <> p.lead_id
                """);
    }
}
