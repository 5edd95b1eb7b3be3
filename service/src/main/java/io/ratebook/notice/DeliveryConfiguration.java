package io.ratebook.notice;

import io.ratebook.ledger.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of what leaves the house. */
@Configuration
class DeliveryConfiguration {
    @Bean
    Invariant mailsHaveTheirDelivery() {
        return new Invariant("each mail to be sent has its delivery, and each delivery its mail or webhook", """
                SELECT m.id, m.state FROM mail m LEFT JOIN outbox o ON o.id = m.outbox_id AND o.mail_id = m.id AND o.done = 0
                WHERE m.state IN ('waiting', 'sending') AND o.id IS NULL
                UNION ALL
                SELECT o.id, o.state FROM outbox o LEFT JOIN mail m ON m.id = o.mail_id
                  LEFT JOIN webhook w ON w.id = o.webhook_id
                WHERE (o.webhook_id = 0 AND m.id IS NULL) OR (o.webhook_id <> 0 AND w.id IS NULL)
                """);
    }

    @Bean
    Invariant onlyWhatHappenedIsTold() {
        return new Invariant("no payout is told as paid that was not", """
                SELECT o.id, told.payout FROM outbox o JOIN JSON_TABLE(o.payload, '$.items[*]'
                    COLUMNS (payout BIGINT PATH '$.id')) told
                  LEFT JOIN payout p ON p.id = told.payout AND p.program_id = o.program_id
                WHERE o.topic = 'payout.paid' AND (p.id IS NULL OR p.state NOT IN ('paid', 'returned'))
                """);
    }
}
