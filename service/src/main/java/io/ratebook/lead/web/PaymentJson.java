package io.ratebook.lead.web;

import io.ratebook.lead.LeadPayment;
import io.ratebook.lead.LeadPayment.Event;
import io.ratebook.lead.LeadRate;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment of a lead.
 *
 * @param state of its payout
 * @param status the same as the form calls it: paid is "complete"
 * @param secondPerson whether somebody else than who made it has to confirm it
 * @param voidAskedBy who says that it was not sent: it is void once somebody else says so too
 * @param log every change of its state, with who and when
 */
record PaymentJson(
        long id,
        long lead,
        long payout,
        long invoice,
        String batch,
        LocalDate issueDate,
        LocalDate periodStart,
        LocalDate periodEnd,
        List<String> paymentIds,
        MoneyJson totalRevenue,
        String commissionPercent,
        MoneyJson amount,
        String state,
        String status,
        String method,
        boolean secondPerson,
        @Nullable String confirmedBy,
        @Nullable String confirmedAt,
        @Nullable LocalDate paidOn,
        @Nullable String voidAskedBy,
        String createdBy,
        String createdAt,
        List<EventJson> log) {
    /** What happened. */
    record EventJson(
            String at, String what, String by, @Nullable String said) {
        static EventJson of(Event event) {
            return new EventJson(Times.iso(event.at()), event.what(), event.by(), event.said());
        }
    }

    static PaymentJson of(LeadPayment one) {
        return new PaymentJson(
                one.id(),
                one.leadId(),
                one.payoutId(),
                one.invoiceNumber(),
                one.batchId(),
                one.issueDay(),
                one.from(),
                one.to(),
                one.references(),
                MoneyJson.of(one.revenue(), one.currency()),
                LeadRate.text(one.rate()),
                MoneyJson.of(one.amount(), one.currency()),
                one.state().word(),
                one.state().label(),
                one.method(),
                one.secondPerson(),
                one.confirmedBy(),
                Times.isoOrNull(one.confirmedAt()),
                one.paidOn(),
                one.voidAskedBy(),
                one.createdBy(),
                Times.iso(one.createdAt()),
                one.log().stream().map(EventJson::of).toList());
    }
}
