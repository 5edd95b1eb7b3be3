package io.ratebook.lead.web;

import io.ratebook.lead.LeadPayment;
import io.ratebook.lead.LeadPayments;
import io.ratebook.lead.Leads;
import io.ratebook.lead.PaymentDraft;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** What partners are paid for a lead by hand. */
@RestController
@RequestMapping("/api/v1/programs/{p}/leads/{id}/payments")
class LeadPaymentsController {
    private static final int REASON_MAX = 400;

    private final Programs programs;
    private final Leads leads;
    private final LeadPayments payments;

    LeadPaymentsController(Programs programs, Leads leads, LeadPayments payments) {
        this.programs = programs;
        this.leads = leads;
        this.payments = payments;
    }

    /**
     * A payment as entered.
     *
     * @param totalRevenue money, or a decimal in the program's currency; so is amount
     * @param acknowledgeUsedIds null for false
     */
    record PaymentBody(
            @Nullable String partner,
            @Nullable String issueDate,
            @Nullable String periodStart,
            @Nullable String periodEnd,
            @Nullable List<@Nullable String> paymentIds,
            @Nullable JsonNode totalRevenue,
            @Nullable String commissionPercent,
            @Nullable JsonNode amount,
            @Nullable String status,
            @Nullable String method,
            @Nullable Boolean acknowledgeUsedIds) {
        PaymentDraft draft() {
            return new PaymentDraft(
                    partner,
                    issueDate,
                    periodStart,
                    periodEnd,
                    paymentIds,
                    money("totalRevenue", totalRevenue),
                    commissionPercent,
                    money("amount", amount),
                    status,
                    method,
                    Boolean.TRUE.equals(acknowledgeUsedIds));
        }

        private static @Nullable MoneyJson money(String field, @Nullable JsonNode sent) {
            if (sent == null || sent.isNull()) {
                return null;
            }
            if (sent.isString()) {
                return new MoneyJson(sent.stringValue(), null);
            }
            if (!sent.isObject()) {
                throw Refusal.wrong(field, sent, "a decimal as text such as \"2000.00\", or money");
            }
            return new MoneyJson(text(sent, "amount"), text(sent, "currency"));
        }

        private static @Nullable String text(JsonNode sent, String field) {
            return sent.path(field).isString() ? sent.path(field).stringValue() : null;
        }
    }

    @GetMapping
    @PreAuthorize("hasAuthority('read')")
    List<PaymentJson> all(@PathVariable String p, @PathVariable long id) {
        return payments.of(leads.required(programs.required(p), id)).stream()
                .map(PaymentJson::of)
                .toList();
    }

    @PostMapping
    @PreAuthorize("hasAuthority('finance')")
    ResponseEntity<PaymentJson> issue(@PathVariable String p, @PathVariable long id, @RequestBody PaymentBody body) {
        Program program = programs.required(p);
        LeadPayment made = payments.issue(program, id, body.draft());
        return ResponseEntity.created(UriComponentsBuilder.fromPath("/api/v1/programs/{p}/leads/{id}/payments")
                        .build(p, id))
                .body(PaymentJson.of(made));
    }

    /** How far a payment is. */
    record StatusBody(@Nullable String status, @Nullable String issueDate) {}

    @PostMapping("/{payment}/status")
    @PreAuthorize("hasAuthority('finance')")
    PaymentJson move(
            @PathVariable String p, @PathVariable long id, @PathVariable long payment, @RequestBody StatusBody body) {
        return PaymentJson.of(payments.move(programs.required(p), id, payment, body.status(), body.issueDate()));
    }

    /** The word of a second person. */
    @PostMapping("/{payment}/confirm")
    @PreAuthorize("hasAuthority('finance')")
    PaymentJson confirm(@PathVariable String p, @PathVariable long id, @PathVariable long payment) {
        return PaymentJson.of(payments.confirm(programs.required(p), id, payment));
    }

    /** A scheduled one is not made; nor is one that is processing, once two people say so. */
    @PostMapping("/{payment}/void")
    @PreAuthorize("hasAuthority('finance')")
    PaymentJson cancel(
            @PathVariable String p, @PathVariable long id, @PathVariable long payment, @RequestBody JsonNode body) {
        String reason = FieldProblems.required(body, "reason", REASON_MAX);
        return PaymentJson.of(payments.cancel(programs.required(p), id, payment, reason));
    }
}
