package io.ratebook.payout.web;

import io.ratebook.payout.GivenState;
import io.ratebook.payout.ProviderFindings;
import io.ratebook.payout.ProviderPayments;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Paying by a payment provider's API. */
@RestController
@RequestMapping("/api/v1/programs/{p}")
class ProviderController {
    private static final int REASON_MAX = 200;
    private static final int PROVIDER_BATCH_MAX = 64;
    private static final int IDS_MAX = 5_000;

    private final Programs programs;
    private final ProviderPayments payments;
    private final ProviderFindings findings;

    ProviderController(Programs programs, ProviderPayments payments, ProviderFindings findings) {
        this.programs = programs;
        this.payments = payments;
        this.findings = findings;
    }

    /** @param provider paypal; null where none is set up */
    record ConfiguredJson(boolean configured, @Nullable String provider) {}

    /**
     * What is to be paid: one of run, payouts and filter.
     *
     * @param run all of its approved payouts that are paid by PayPal
     * @param payouts ids, 5,000 at most
     * @param filter the words of the list's query
     * @param count how many of the filter were seen
     */
    record HandOverBody(
            @Nullable Long run,
            @Nullable List<Long> payouts,
            @Nullable PayoutQuery filter,
            @Nullable Long count) {}

    @GetMapping("/payment-provider")
    @PreAuthorize("hasAuthority('read')")
    ConfiguredJson configured(@PathVariable String p) {
        programs.required(p);
        String provider = payments.configured();
        return new ConfiguredJson(provider != null, provider);
    }

    /** As a job, whose result names the batches; what is in none is among its problems, with the reason. */
    @PostMapping("/payouts/provider")
    @PreAuthorize("hasAuthority('finance')")
    ResponseEntity<Map<String, Object>> handOver(@PathVariable String p, @RequestBody HandOverBody body) {
        Program program = programs.required(p);
        List<Long> some = body.payouts();
        long ways = Stream.of(body.run(), some, body.filter())
                .filter(Objects::nonNull)
                .count();
        if (ways != 1) {
            throw Refusal.wrong("payouts", some, "one of a run, ids of payouts, and a filter");
        }
        if (some != null && (some.isEmpty() || some.size() > IDS_MAX)) {
            throw Refusal.wrong("payouts", some.size() + " ids", "1 to " + IDS_MAX + " ids; of more, a filter");
        }
        PayoutQuery query = body.filter();
        long job = payments.handOver(
                program,
                new ProviderPayments.Choice(
                        body.run(), some, query == null ? null : query.filter(program.currency()), body.count()));
        return ResponseEntity.accepted().body(Map.of("job", job));
    }

    @GetMapping("/provider-batches")
    @PreAuthorize("hasAuthority('read')")
    Page<ProviderBatchJson> page(
            @PathVariable String p,
            @RequestParam(required = false) @Nullable Long run,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Boolean stuck,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Program program = programs.required(p);
        GivenState wanted = state == null || state.isBlank() ? null : GivenState.find(state);
        if (wanted == null && state != null && !state.isBlank()) {
            throw Refusal.parameter("state", state, "ready, unknown, accepted, settled, refused or done");
        }
        return payments.page(program, run, wanted, Boolean.TRUE.equals(stuck), cursor, Page.limit(limit))
                .map(ProviderBatchJson::of);
    }

    @GetMapping("/provider-batches/{id}")
    @PreAuthorize("hasAuthority('read')")
    ProviderBatchJson one(@PathVariable String p, @PathVariable long id) {
        return ProviderBatchJson.of(payments.required(programs.required(p), id));
    }

    /** By the next tick, whenever its turn would have come. */
    @PostMapping("/provider-batches/{id}/ask")
    @PreAuthorize("hasAuthority('finance')")
    ProviderBatchJson ask(@PathVariable String p, @PathVariable long id) {
        payments.askNow(programs.required(p), id);
        return one(p, id);
    }

    /** What was never given: its payouts fail, and are payable again. */
    @PostMapping("/provider-batches/{id}/take-back")
    @PreAuthorize("hasAuthority('finance')")
    ProviderBatchJson takeBack(@PathVariable String p, @PathVariable long id, @RequestBody JsonNode body) {
        findings.takeBack(programs.required(p), id, FieldProblems.required(body, "reason", REASON_MAX));
        return one(p, id);
    }

    /** A person looked it up: what PayPal calls it. What became of it PayPal tells, if it is under the batch's own key. */
    @PostMapping("/provider-batches/{id}/found")
    @PreAuthorize("hasAuthority('finance')")
    ProviderBatchJson found(@PathVariable String p, @PathVariable long id, @RequestBody JsonNode body) {
        findings.found(programs.required(p), id, FieldProblems.required(body, "providerBatch", PROVIDER_BATCH_MAX));
        return one(p, id);
    }

    /** A person looked for it, and PayPal does not have it; surely not paid once a second person says so too. */
    @PostMapping("/provider-batches/{id}/not-there")
    @PreAuthorize("hasAuthority('finance')")
    ProviderBatchJson notThere(@PathVariable String p, @PathVariable long id, @RequestBody JsonNode body) {
        findings.notThere(programs.required(p), id, FieldProblems.required(body, "reason", REASON_MAX));
        return one(p, id);
    }
}
