package io.ratebook.commission.web;

import io.ratebook.commission.CommissionList;
import io.ratebook.commission.ListedCommission;
import io.ratebook.commission.Standings;
import io.ratebook.commission.web.CommissionStory.CommissionJson;
import io.ratebook.ledger.Balance;
import io.ratebook.ledger.Books;
import io.ratebook.partner.PartnerRegister;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.settlement.Declining;
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
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

/** What was earned and taken back. */
@RestController
@RequestMapping("/api/v1/programs/{p}")
class CommissionsController {
    private static final int REASON_MAX = 400;
    private static final String[] TITLES = {
        "sale",
        "partner",
        "component",
        "kind",
        "amount",
        "currency",
        "state",
        "occurredAt",
        "payableFrom",
        "version",
        "sheet",
        "row",
        "base",
        "rate",
        "reason"
    };

    private final Programs programs;
    private final PartnerRegister partners;
    private final CommissionList list;
    private final CommissionFilters filters;
    private final CommissionStory story;
    private final Declining declining;
    private final Standings standings;
    private final Books books;
    private final Clock clock;

    CommissionsController(
            Programs programs,
            PartnerRegister partners,
            CommissionList list,
            CommissionFilters filters,
            CommissionStory story,
            Declining declining,
            Standings standings,
            Books books,
            Clock clock) {
        this.programs = programs;
        this.partners = partners;
        this.list = list;
        this.filters = filters;
        this.story = story;
        this.declining = declining;
        this.standings = standings;
        this.books = books;
        this.clock = clock;
    }

    /**
     * Of a partner in one currency.
     *
     * @param beingPaid in payouts that are not paid yet
     * @param paid by payouts, so far
     * @param balance of the ledger: what is owed, whatever its state
     * @param nextReleaseOn day in the program's zone; null if nothing is held
     */
    record BalanceJson(
            String currency,
            MoneyJson pending,
            MoneyJson onHold,
            MoneyJson payable,
            MoneyJson beingPaid,
            MoneyJson paid,
            MoneyJson balance,
            @Nullable LocalDate nextReleaseOn) {}

    @GetMapping("/commissions")
    @PreAuthorize("hasAuthority('read')")
    Page<CommissionItem> page(
            @PathVariable String p,
            @ModelAttribute CommissionQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return list.page(filters.wanted(programs.required(p), query), cursor, Page.limit(limit))
                .map(CommissionItem::of);
    }

    @GetMapping("/commissions/totals")
    @PreAuthorize("hasAuthority('read')")
    Totals totals(@PathVariable String p, @ModelAttribute CommissionQuery query) {
        Program program = programs.required(p);
        CommissionList.Totals totals = list.totals(program.id(), filters.filter(program, query));
        return new Totals(
                totals.count(),
                totals.sums().stream()
                        .map(sum -> Totals.Sum.of("amount", sum.amount(), sum.currency()))
                        .toList());
    }

    @GetMapping("/commissions.csv")
    @PreAuthorize("hasAuthority('read')")
    void csv(@PathVariable String p, @ModelAttribute CommissionQuery query, HttpServletResponse response)
            throws IOException {
        Program program = programs.required(p);
        CommissionList.Wanted wanted = filters.wanted(program, query);
        try (CsvDownload csv = new CsvDownload(response, "commissions-" + program.code() + ".csv", TITLES)) {
            list.each(wanted, rows -> rows.forEach(row -> write(csv, CommissionItem.of(row))));
        }
    }

    private static void write(CsvDownload csv, CommissionItem item) {
        csv.line(
                item.sale().reference(),
                item.partner(),
                item.component(),
                item.kind(),
                item.amount().amount(),
                item.amount().currency(),
                item.state(),
                item.occurredAt(),
                item.payableFrom(),
                item.version() == null ? null : item.version().toString(),
                item.sheet(),
                item.row(),
                item.base(),
                item.rate(),
                item.reason());
    }

    @GetMapping("/commissions/{id}")
    @PreAuthorize("hasAuthority('read')")
    CommissionJson one(@PathVariable String p, @PathVariable long id) {
        Program program = programs.required(p);
        return story.of(program, list.required(program.id(), id));
    }

    /** Declines it, with all that its sale earns the partner by the same component: the reason is for the partner to read. */
    @PostMapping("/commissions/{id}/decline")
    @PreAuthorize("hasAnyAuthority('sales', 'finance')")
    CommissionJson decline(@PathVariable String p, @PathVariable long id, @RequestBody JsonNode body) {
        Program program = programs.required(p);
        ListedCommission one = list.required(program.id(), id);
        declining.decline(program, one, FieldProblems.required(body, "reason", REASON_MAX));
        return story.of(program, list.required(program.id(), id));
    }

    /** Has its sale decided again: what was declined of it is owed as it is earned now. */
    @PostMapping("/commissions/{id}/rerun")
    @PreAuthorize("hasAnyAuthority('sales', 'finance')")
    CommissionJson rerun(
            @PathVariable String p, @PathVariable long id, @RequestBody(required = false) @Nullable JsonNode body) {
        Program program = programs.required(p);
        declining.reinstate(
                program, list.required(program.id(), id), FieldProblems.optional(body, "reason", REASON_MAX));
        return story.of(program, list.required(program.id(), id));
    }

    /** In the order of currencies. */
    @GetMapping("/partners/{code}/balances")
    @PreAuthorize("hasAuthority('read')")
    List<BalanceJson> balances(@PathVariable String p, @PathVariable String code) {
        Program program = programs.required(p);
        String partner = partners.required(program, code).code();
        Map<String, Standings.Standing> byCurrency = new TreeMap<>();
        standings
                .ofPartner(program.id(), partner, Times.micros(clock.instant()))
                .forEach(one -> byCurrency.put(one.currency(), one));
        Map<String, Long> balances = new TreeMap<>();
        for (Balance balance : books.ofPartner(program.id(), partner)) {
            balances.put(balance.account().currency(), balance.amount());
        }
        Map<String, Long> paid = standings.paid(program.id(), partner);
        Stream.concat(balances.keySet().stream(), paid.keySet().stream())
                .forEach(currency -> byCurrency.putIfAbsent(currency, Standings.Standing.none(currency)));
        return byCurrency.values().stream()
                .map(one -> balance(
                        program, one, paid.getOrDefault(one.currency(), 0L), balances.getOrDefault(one.currency(), 0L)))
                .toList();
    }

    private static BalanceJson balance(Program program, Standings.Standing one, long paid, long balance) {
        String currency = one.currency();
        Long release = one.nextRelease();
        return new BalanceJson(
                currency,
                MoneyJson.of(one.pending(), currency),
                MoneyJson.of(one.onHold(), currency),
                MoneyJson.of(one.payable(), currency),
                MoneyJson.of(one.beingPaid(), currency),
                MoneyJson.of(paid, currency),
                MoneyJson.of(balance, currency),
                release == null
                        ? null
                        : Times.instant(release).atZone(program.zoneId()).toLocalDate());
    }
}
