package io.ratebook.lead.web;

import io.ratebook.lead.Lead;
import io.ratebook.lead.LeadDraft;
import io.ratebook.lead.LeadList;
import io.ratebook.lead.LeadPatch;
import io.ratebook.lead.LeadPayments;
import io.ratebook.lead.Leads;
import io.ratebook.lead.Phase;
import io.ratebook.lead.Phases;
import io.ratebook.lead.web.LeadJson.PayeeJson;
import io.ratebook.payee.DatedDetails;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.CsvDownload;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** Leads of a program. */
@RestController
@RequestMapping("/api/v1/programs/{p}")
class LeadsController {
    private static final int REASON_MAX = 400;

    private final Programs programs;
    private final Leads leads;
    private final LeadList list;
    private final LeadPayments payments;
    private final Phases phases;

    LeadsController(Programs programs, Leads leads, LeadList list, LeadPayments payments, Phases phases) {
        this.programs = programs;
        this.leads = leads;
        this.list = list;
        this.payments = payments;
        this.phases = phases;
    }

    /** What is answered besides a list. */
    record Totals(long count, List<Object> sums) {}

    @GetMapping("/leads")
    @PreAuthorize("hasAuthority('read')")
    Page<LeadJson.Item> page(
            @PathVariable String p,
            @ModelAttribute LeadQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Program program = programs.required(p);
        Page<Lead> page = list.page(query.wanted(program.id()), cursor, Page.limit(limit));
        return new Page<>(items(program, page.items()), page.next());
    }

    private List<LeadJson.Item> items(Program program, List<Lead> found) {
        String won = won(program);
        Map<Long, Map<String, Long>> paid =
                payments.paid(found.stream().map(Lead::id).toList());
        return found.stream()
                .map(lead -> LeadJson.item(lead, won, paid.getOrDefault(lead.id(), Map.of())))
                .toList();
    }

    private String won(Program program) {
        return phases.of(program.id()).stream()
                .filter(Phase::won)
                .map(Phase::name)
                .findFirst()
                .orElse("");
    }

    @GetMapping("/leads/totals")
    @PreAuthorize("hasAuthority('read')")
    Totals totals(@PathVariable String p, @ModelAttribute LeadQuery query) {
        return new Totals(list.count(programs.required(p).id(), query.filter()), List.of());
    }

    @GetMapping("/leads.csv")
    @PreAuthorize("hasAuthority('read')")
    void csv(@PathVariable String p, @ModelAttribute LeadQuery query, HttpServletResponse response) throws IOException {
        Program program = programs.required(p);
        try (CsvDownload file = new CsvDownload(
                response,
                p + "-leads.csv",
                "code",
                "partner",
                "name",
                "company",
                "phase",
                "commission_percent",
                "paid",
                "created_at")) {
            list.each(query.wanted(program.id()), found -> items(program, found)
                    .forEach(item -> file.line(
                            item.code(),
                            item.partner(),
                            item.name(),
                            item.company(),
                            item.phase(),
                            item.commissionPercent(),
                            item.paid().stream().map(LeadsController::text).collect(Collectors.joining(";")),
                            item.createdAt())));
        }
    }

    private static String text(MoneyJson money) {
        return money.amount() + " " + money.currency();
    }

    @PostMapping("/leads")
    @PreAuthorize("hasAnyAuthority('sales', 'finance')")
    ResponseEntity<LeadJson.Whole> create(@PathVariable String p, @RequestBody LeadDraft draft) {
        Program program = programs.required(p);
        Lead lead = leads.create(program, draft);
        return ResponseEntity.created(UriComponentsBuilder.fromPath("/api/v1/programs/{p}/leads/{id}")
                        .build(p, lead.id()))
                .body(whole(program, lead));
    }

    @GetMapping("/leads/{id}")
    @PreAuthorize("hasAuthority('read')")
    LeadJson.Whole one(@PathVariable String p, @PathVariable long id) {
        Program program = programs.required(p);
        return whole(program, leads.required(program, id));
    }

    @PatchMapping("/leads/{id}")
    @PreAuthorize("hasAnyAuthority('sales', 'finance')")
    LeadJson.Whole edit(@PathVariable String p, @PathVariable long id, @RequestBody JsonNode body) {
        Program program = programs.required(p);
        return whole(program, leads.edit(program, id, new LeadPatch(body).edit()));
    }

    /** Personal data goes; code, phases and payments stay. */
    @PostMapping("/leads/{id}/erase")
    @PreAuthorize("hasAnyAuthority('sales', 'partners')")
    LeadJson.Whole erase(@PathVariable String p, @PathVariable long id, @RequestBody JsonNode body) {
        Program program = programs.required(p);
        String reason = FieldProblems.required(body, "reason", REASON_MAX);
        return whole(program, leads.erase(program, id, reason));
    }

    private LeadJson.Whole whole(Program program, Lead lead) {
        DatedDetails details = payments.details(program, lead);
        PayeeJson payee = details == null
                ? new PayeeJson(null, null)
                : new PayeeJson(
                        details.details().method().word(),
                        details.details().masked().text());
        return LeadJson.whole(
                lead,
                won(program),
                payee,
                leads.stages(lead),
                payments.of(lead).stream().map(PaymentJson::of).toList());
    }
}
