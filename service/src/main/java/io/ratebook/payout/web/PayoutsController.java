package io.ratebook.payout.web;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import io.ratebook.payout.Paying;
import io.ratebook.payout.PayoutList;
import io.ratebook.payout.PayoutList.Wanted;
import io.ratebook.payout.PayoutRow;
import io.ratebook.payout.ProviderPayments;
import io.ratebook.payout.Voiding;
import io.ratebook.payout.provider.AccountingFile;
import io.ratebook.payout.provider.AccountingLine;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.CsvDownload;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Page;
import io.ratebook.web.Times;
import io.ratebook.web.Totals;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Payouts: listed, told one by one, paid, come back, made void. */
@RestController
@RequestMapping("/api/v1/programs/{p}")
class PayoutsController {
    private static final int REASON_MAX = 400;
    private static final int REFERENCE_MAX = 120;
    private static final int IDS_MAX = 5_000;
    private static final int LINES_SHOWN = 500;
    private static final String[] TITLES = {
        "invoice",
        "batch",
        "partner",
        "amount",
        "currency",
        "state",
        "method",
        "payOn",
        "paidOn",
        "reference",
        "fault",
        "claimed",
        "advance"
    };

    private final Programs programs;
    private final PayoutList list;
    private final Paying paying;
    private final Voiding voiding;
    private final ProviderPayments provider;
    private final Clock clock;

    PayoutsController(
            Programs programs,
            PayoutList list,
            Paying paying,
            Voiding voiding,
            ProviderPayments provider,
            Clock clock) {
        this.programs = programs;
        this.list = list;
        this.paying = paying;
        this.voiding = voiding;
        this.provider = provider;
        this.clock = clock;
    }

    /** A payout with what happened to it and what it is made of. */
    record StoryJson(
            PayoutJson payout,
            List<EventJson> history,
            List<LineJson> lines,
            @Nullable ProviderJson provider) {}

    /**
     * What a payment provider said of it.
     *
     * @param item what the provider calls it; null before it said so
     * @param outcome pending, paid, failed, returned, unclaimed, blocked, mismatch or unknown; null before the first word
     */
    record ProviderJson(
            ProviderBatchJson batch,
            @Nullable String item,
            @Nullable String outcome,
            @Nullable String said) {
        static @Nullable ProviderJson of(ProviderPayments.@Nullable Word word) {
            return word == null
                    ? null
                    : new ProviderJson(ProviderBatchJson.of(word.batch()), word.item(), word.outcome(), word.said());
        }
    }

    /** Something that happened; to the whole run where run is true. */
    record EventJson(
            String at,
            boolean run,
            String what,
            String by,
            @Nullable String said) {}

    /** A part of what it pays. */
    record LineJson(
            long commission,
            MoneyJson amount,
            String kind,
            @Nullable Long saleId,
            @Nullable String sale,
            @Nullable String component,
            @Nullable String day,
            @Nullable String reason) {}

    @GetMapping("/payouts")
    @PreAuthorize("hasAuthority('read')")
    Page<PayoutJson> page(
            @PathVariable String p,
            @ModelAttribute PayoutQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return list.page(wanted(programs.required(p), query), cursor, Page.limit(limit))
                .map(PayoutJson::of);
    }

    private static Wanted wanted(Program program, PayoutQuery query) {
        return new Wanted(program.id(), query.filter(program.currency()), query.order(), query.descending());
    }

    @GetMapping("/payouts/totals")
    @PreAuthorize("hasAuthority('read')")
    Totals totals(@PathVariable String p, @ModelAttribute PayoutQuery query) {
        Program program = programs.required(p);
        return list.totals(program.id(), query.filter(program.currency()));
    }

    @GetMapping("/payouts.csv")
    @PreAuthorize("hasAuthority('read')")
    void csv(@PathVariable String p, @ModelAttribute PayoutQuery query, HttpServletResponse response)
            throws IOException {
        Program program = programs.required(p);
        try (CsvDownload csv = new CsvDownload(response, "payouts-" + program.code() + ".csv", TITLES)) {
            list.each(wanted(program, query), rows -> rows.forEach(row -> write(csv, row)));
        }
    }

    /** What its entries come to and its advance are its amount. */
    private static void write(CsvDownload csv, PayoutRow row) {
        csv.line(
                Long.toString(row.invoice()),
                row.batchId(),
                row.partner(),
                MoneyJson.of(row.amount(), row.currency()).amount(),
                row.currency(),
                row.state().word(),
                row.method(),
                row.payOn().toString(),
                row.paidOn() == null ? null : row.paidOn().toString(),
                row.reference(),
                row.fault(),
                MoneyJson.of(Math.subtractExact(row.amount(), row.advance()), row.currency())
                        .amount(),
                MoneyJson.of(row.advance(), row.currency()).amount());
    }

    /** Of the same payouts, in the columns that accounting takes. */
    @GetMapping("/payouts/accounting.csv")
    @PreAuthorize("hasAuthority('finance')")
    void accounting(@PathVariable String p, @ModelAttribute PayoutQuery query, HttpServletResponse response)
            throws IOException {
        Program program = programs.required(p);
        try (AccountingFile file = new AccountingFile(response, "accounting-" + program.code() + ".csv")) {
            list.each(wanted(program, query), rows -> {
                Map<String, String> names = list.names(
                        program.id(), rows.stream().map(PayoutRow::partner).collect(Collectors.toSet()));
                rows.forEach(row -> file.line(accountingLine(row, names.getOrDefault(row.partner(), ""))));
            });
        }
    }

    private static AccountingLine accountingLine(PayoutRow row, String name) {
        LocalDate paidOn = row.paidOn();
        String reference = row.reference();
        return new AccountingLine(
                Long.toString(row.invoice()),
                row.batchId(),
                row.partner(),
                name,
                new Money(row.amount(), CurrencyCode.of(row.currency())),
                paidOn == null ? row.payOn() : paidOn,
                row.state().word(),
                row.method(),
                reference == null ? "" : reference,
                row.from(),
                row.to());
    }

    /** With its first 500 lines. */
    @GetMapping("/payouts/{id}")
    @PreAuthorize("hasAuthority('read')")
    StoryJson one(@PathVariable String p, @PathVariable long id) {
        Program program = programs.required(p);
        PayoutRow payout = list.required(program.id(), id);
        return new StoryJson(
                PayoutJson.of(payout),
                list.history(payout).stream()
                        .map(event -> new EventJson(
                                Times.iso(event.at()), event.toRun(), event.what(), event.by(), event.said()))
                        .toList(),
                list.lines(payout, 0, LINES_SHOWN).stream()
                        .map(line -> new LineJson(
                                line.commission(),
                                MoneyJson.of(line.amount(), payout.currency()),
                                line.kind(),
                                line.saleId(),
                                line.sale(),
                                line.component(),
                                line.day(),
                                line.said()))
                        .toList(),
                ProviderJson.of(provider.of(payout)));
    }

    /**
     * What was paid outside.
     *
     * @param run all approved payouts of it; null where payouts are named
     * @param payouts ids, 5,000 at most
     * @param paidOn today if not said
     * @param reference as the bank or service calls it
     */
    record PaidBody(
            @Nullable Long run,
            @Nullable List<Long> payouts,
            @Nullable String paidOn,
            @Nullable String reference) {}

    /** As a job: says that money left; moves none. */
    @PostMapping("/payouts/paid")
    @PreAuthorize("hasAuthority('finance')")
    ResponseEntity<Map<String, Object>> paid(@PathVariable String p, @RequestBody PaidBody body) {
        Program program = programs.required(p);
        LocalDate today = clock.instant().atZone(program.zoneId()).toLocalDate();
        FieldProblems problems = new FieldProblems();
        List<Long> some = body.payouts();
        if ((some == null) == (body.run() == null) || (some != null && (some.isEmpty() || some.size() > IDS_MAX))) {
            problems.add("payouts", some, "either a run, or 1 to " + IDS_MAX + " ids of payouts");
        }
        LocalDate on = body.paidOn() == null ? today : Times.day("paidOn", body.paidOn(), problems);
        if (on != null && on.isAfter(today)) {
            problems.add("paidOn", body.paidOn(), "a day not after today, " + today);
        }
        String reference =
                body.reference() == null ? null : problems.text("reference", body.reference(), REFERENCE_MAX);
        problems.refuseIfAny();
        long job = paying.paid(program, body.run(), some, Objects.requireNonNull(on), reference);
        return ResponseEntity.accepted().body(Map.of("job", job));
    }

    /** It came back: what it paid is payable again. */
    @PostMapping("/payouts/{id}/return")
    @PreAuthorize("hasAuthority('finance')")
    StoryJson returned(@PathVariable String p, @PathVariable long id, @RequestBody JsonNode body) {
        Program program = programs.required(p);
        LocalDate today = clock.instant().atZone(program.zoneId()).toLocalDate();
        paying.returned(program, id, today, FieldProblems.required(body, "reason", REASON_MAX));
        return one(p, id);
    }

    /** Void, or, of one given to a file, void once a second person says so too. */
    @PostMapping("/payouts/{id}/void")
    @PreAuthorize("hasAuthority('finance')")
    StoryJson makeVoid(@PathVariable String p, @PathVariable long id, @RequestBody JsonNode body) {
        voiding.payout(programs.required(p), id, FieldProblems.required(body, "reason", REASON_MAX));
        return one(p, id);
    }
}
