package io.ratebook.lead;

import io.ratebook.payout.InvoiceNumbers;
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
    private static final String SETTLING = "settling";
    private static final int SECONDS = 10;
    private static final int TRIES = 20;
    private static final long PAUSE_MILLIS = 250;

    private final Standstill standstill;
    private final InvoiceNumbers invoices;
    private final Transactions transactions;
    private final JdbcTemplate jdbc;

    LeadTurn(Standstill standstill, InvoiceNumbers invoices, Transactions transactions, JdbcTemplate jdbc) {
        this.standstill = standstill;
        this.invoices = invoices;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** A settling of few sales is over at once: it is waited for, some seconds. */
    <T> T holding(Program program, Supplier<T> unit) {
        standstill.prepare(program.id());
        invoices.prepare(program.id());
        for (int tried = 1; ; tried++) {
            try {
                return transactions.get(() -> {
                    take(program);
                    return unit.get();
                });
            } catch (Refusal refused) {
                if (!refused.code().equals(SETTLING) || tried == TRIES) {
                    throw refused;
                }
            }
            pause();
        }
    }

    private void take(Program program) {
        Boolean free = jdbc.execute((ConnectionCallback<Boolean>) connection -> standstill.take(program.id()));
        if (!Boolean.TRUE.equals(free)) {
            throw Refusal.conflictFor(
                    SECONDS,
                    SETTLING,
                    "sales of this program are being imported or decided again: try it when that job is done");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.unavailable(SECONDS, "stopping", "the service is stopping");
        }
    }
}
