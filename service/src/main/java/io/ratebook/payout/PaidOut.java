package io.ratebook.payout;

import io.ratebook.notice.Outbox;
import io.ratebook.notice.Topic;
import io.ratebook.web.MoneyJson;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What goes with saying that payouts are paid, whoever says it: posted, kept in their history, told to machines. */
@Component
class PaidOut {
    private final PayoutPosting posting;
    private final PayoutEvents events;
    private final RunTable runs;
    private final Outbox outbox;

    PaidOut(PayoutPosting posting, PayoutEvents events, RunTable runs, Outbox outbox) {
        this.posting = posting;
        this.events = events;
        this.runs = runs;
        this.outbox = outbox;
    }

    /** What a machine is told of a payout. */
    record PaidItem(long id, long invoice, String batch, String partner, MoneyJson amount, LocalDate paidOn) {}

    /**
     * In the current transaction, with the payouts locked and their states looked at.
     *
     * @param on day on which money left
     * @param by who says so
     * @param said in their history
     */
    void pay(
            int programId,
            List<PayoutRow> due,
            LocalDate on,
            @Nullable String reference,
            String by,
            @Nullable String said)
            throws SQLException {
        for (long runId : due.stream().map(PayoutRow::runId).distinct().toList()) {
            PayoutRun run = Objects.requireNonNull(runs.find(programId, runId));
            events.ofPayouts(
                    run,
                    due.stream()
                            .filter(one -> one.runId() == runId)
                            .map(PayoutRow::id)
                            .toList(),
                    PayoutState.PAID.word(),
                    by,
                    said);
        }
        posting.pay(programId, due, on, reference);
        outbox.add(programId, Topic.PAYOUT_PAID, () -> due.stream()
                .map(one -> new PaidItem(
                        one.id(),
                        one.invoice(),
                        one.batchId(),
                        one.partner(),
                        MoneyJson.of(one.amount(), one.currency()),
                        on))
                .toList());
    }
}
