package io.ratebook.lead;

import io.ratebook.program.Program;
import io.ratebook.settlement.Standstill;
import io.ratebook.web.Refusal;
import io.ratebook.web.Transactions;
import java.util.function.Supplier;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** A transaction in which money of leads moves: nobody records or decides sales of the program meanwhile. */
@Component
class LeadTurn {
    private static final int SECONDS = 10;

    private final Standstill standstill;
    private final Transactions transactions;
    private final JdbcTemplate jdbc;

    LeadTurn(Standstill standstill, Transactions transactions, JdbcTemplate jdbc) {
        this.standstill = standstill;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    <T> T holding(Program program, Supplier<T> unit) {
        standstill.prepare(program.id());
        return transactions.get(() -> {
            Boolean free = jdbc.execute((ConnectionCallback<Boolean>) connection -> standstill.take(program.id()));
            if (!Boolean.TRUE.equals(free)) {
                throw Refusal.conflictFor(
                        SECONDS,
                        "settling",
                        "sales of this program are being imported or decided again: try it when that job is done");
            }
            return unit.get();
        });
    }
}
