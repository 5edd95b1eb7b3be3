package io.ratebook.lead;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a partner is paid for a lead by hand, and how far it is.
 *
 * @param payoutId of the payout that it is
 * @param adjustmentId of what was earned for it
 * @param from of the period; to is included
 * @param revenue minor units, as is amount
 * @param rate millionths of a percent
 * @param method how the money goes: a word of {@link io.ratebook.payee.PaymentMethod}
 * @param references payments or invoices of the accounting system
 * @param secondPerson whether somebody else than who made it has to confirm it
 * @param confirmedBy null while nobody has
 * @param voidAskedBy who says that it was not sent, for somebody else to say so too
 * @param log what happened, in the order of time
 */
public record LeadPayment(
        long id,
        long leadId,
        long payoutId,
        long runId,
        long adjustmentId,
        LocalDate issueDay,
        LocalDate from,
        LocalDate to,
        String currency,
        long revenue,
        long rate,
        long amount,
        PaymentState state,
        String method,
        long invoiceNumber,
        String batchId,
        List<String> references,
        boolean secondPerson,
        @Nullable String confirmedBy,
        @Nullable Long confirmedAt,
        @Nullable LocalDate paidOn,
        @Nullable String voidAskedBy,
        String createdBy,
        long createdAt,
        List<Event> log) {
    /**
     * A change of its state, or what was said of it.
     *
     * @param at micros
     */
    public record Event(
            long at, String what, String by, @Nullable String said) {}

    boolean isVoid() {
        return state == PaymentState.VOID;
    }
}
