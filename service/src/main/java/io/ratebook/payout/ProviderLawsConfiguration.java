package io.ratebook.payout;

import io.ratebook.ledger.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of payouts that were given to a payment provider. */
@Configuration
class ProviderLawsConfiguration {
    /** Of a refused batch that is still due, payouts are being let go. */
    @Bean
    Invariant givenPayoutsAreInOneBatch() {
        return new Invariant("a payout with a payment provider is in one batch, which is not refused", """
                SELECT p.id, p.state, p.handed_as, b.id AS batch, b.state AS batch_state
                FROM payout p LEFT JOIN provider_payment q ON q.payout_id = p.id
                  LEFT JOIN provider_batch b ON b.id = q.batch_id
                WHERE COALESCE(p.handed_as, '') = 'provider' AND (b.id IS NULL
                    OR p.state IN ('open', 'frozen', 'approved', 'scheduled', 'void')
                    OR p.state = 'processing' AND (b.state = 'done' OR b.state = 'refused' AND b.next_ask_at IS NULL))
                  OR q.payout_id IS NOT NULL AND COALESCE(p.handed_as, '') <> 'provider'
                """);
    }

    @Bean
    Invariant batchesAreTheirPayouts() {
        return new Invariant("a batch of a payment provider is the sum of its payouts, of its run and currency", """
                SELECT b.id, b.payouts, b.amount, q.payouts AS found, q.amount AS sum
                FROM provider_batch b LEFT JOIN (SELECT q.batch_id, COUNT(*) AS payouts, SUM(p.amount) AS amount,
                    COUNT(DISTINCT p.currency, p.run_id, p.program_id) AS kinds, MIN(p.currency) AS currency,
                    MIN(p.run_id) AS run_id, MIN(p.program_id) AS program_id
                  FROM provider_payment q JOIN payout p ON p.id = q.payout_id GROUP BY q.batch_id) q ON q.batch_id = b.id
                WHERE q.batch_id IS NULL OR q.payouts <> b.payouts OR q.amount <> b.amount OR q.kinds <> 1
                  OR q.currency <> b.currency OR q.run_id <> b.run_id OR q.program_id <> b.program_id
                UNION ALL
                SELECT q.batch_id, NULL, NULL, q.payout_id, NULL FROM provider_payment q
                  LEFT JOIN provider_batch b ON b.id = q.batch_id LEFT JOIN payout p ON p.id = q.payout_id
                WHERE b.id IS NULL OR p.id IS NULL
                """);
    }

    /** Where the two differ, a fault says so. */
    @Bean
    Invariant payoutsAreAsTheProviderSays() {
        return new Invariant("a payout is what the payment provider said of it, or has a fault", """
                SELECT p.id, p.state, q.outcome, b.state AS batch_state
                FROM provider_payment q JOIN payout p ON p.id = q.payout_id JOIN provider_batch b ON b.id = q.batch_id
                WHERE p.fault IS NULL AND (q.outcome = 'paid' AND p.state NOT IN ('paid', 'returned')
                    OR q.outcome IN ('failed', 'returned') AND p.state IN ('processing', 'paid'))
                  OR b.state IN ('ready', 'unknown', 'refused') AND p.state IN ('paid', 'returned')
                """);
    }
}
