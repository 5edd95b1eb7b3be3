package io.ratebook.closing;

import io.ratebook.ledger.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of closed books. */
@Configuration
class ClosingConfiguration {
    @Bean
    Invariant nothingIsPostedIntoClosedBooks() {
        return new Invariant("nothing was posted for a day after the books were closed there", """
                SELECT t.id, t.program_id, t.effective_day, t.booked_at FROM closed_books b
                JOIN ledger_transaction t ON t.program_id = b.program_id AND t.effective_day <= b.until_day
                  AND t.booked_at > b.closed_at
                """);
    }
}
