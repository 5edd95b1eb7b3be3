package io.ratebook.report.web;

import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.report.GroupAmounts;
import io.ratebook.report.GroupAmounts.Share;
import io.ratebook.report.GroupMethod;
import io.ratebook.report.LedgerReport;
import io.ratebook.report.ReportOrder;
import io.ratebook.report.Reports;
import io.ratebook.report.Reports.Wanted;
import io.ratebook.report.web.ReportJson.LineJson;
import io.ratebook.web.CsvDownload;
import io.ratebook.web.Cursor;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import io.ratebook.web.Totals;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
import org.springframework.web.util.UriComponentsBuilder;

/** The partner ledger report, and what a payment to all partners on it would pay. */
@RestController
@RequestMapping("/api/v1/programs/{p}/reports")
class ReportsController {
    private static final int LATEST = 50;

    private final Programs programs;
    private final Reports reports;
    private final GroupAmounts amounts;

    ReportsController(Programs programs, Reports reports, GroupAmounts amounts) {
        this.programs = programs;
        this.reports = reports;
        this.amounts = amounts;
    }

    /** What one partner would get. */
    record ShareJson(String partner, MoneyJson amount, MoneyJson owed, MoneyJson advance) {
        static ShareJson of(Share share) {
            return new ShareJson(
                    share.partner(),
                    MoneyJson.of(share.amount(), share.currency()),
                    MoneyJson.of(share.owed(), share.currency()),
                    MoneyJson.of(share.advance(), share.currency()));
        }
    }

    /**
     * What all of a currency would get.
     *
     * @param partners that get something
     * @param left that get nothing
     * @param over that would get more than they are owed
     * @param advance how much more
     */
    record GroupTotalJson(String currency, MoneyJson amount, long partners, long left, long over, MoneyJson advance) {
        static GroupTotalJson of(GroupAmounts.Total total) {
            return new GroupTotalJson(
                    total.currency(),
                    MoneyJson.of(total.amount(), total.currency()),
                    total.paid(),
                    total.left(),
                    total.over(),
                    MoneyJson.of(total.advance(), total.currency()));
        }
    }

    /** Makes a new one, as of now. */
    @PostMapping
    @PreAuthorize("hasAuthority('read')")
    ResponseEntity<ReportJson> make(@PathVariable String p, @RequestBody ReportBody body) {
        Program program = programs.required(p);
        ReportJson made = ReportJson.of(reports.make(program, body.filter()));
        return ResponseEntity.created(UriComponentsBuilder.fromPath("/api/v1/programs/{p}/reports/{id}")
                        .build(p, made.id()))
                .body(made);
    }

    /** Those that are kept still, the latest first. */
    @GetMapping
    @PreAuthorize("hasAuthority('read')")
    Page<ReportJson> latest(@PathVariable String p) {
        return new Page<>(
                reports.latest(programs.required(p).id(), LATEST).stream()
                        .map(ReportJson::of)
                        .toList(),
                null);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('read')")
    ReportJson one(@PathVariable String p, @PathVariable long id) {
        return ReportJson.of(required(p, id));
    }

    private LedgerReport required(String p, long id) {
        return reports.required(programs.required(p).id(), id);
    }

    @GetMapping("/{id}/lines")
    @PreAuthorize("hasAuthority('read')")
    Page<LineJson> lines(
            @PathVariable String p,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return reports.lines(wanted(required(p, id), sort, currency), cursor, Page.limit(limit))
                .map(LineJson::of);
    }

    private static Wanted wanted(LedgerReport report, @Nullable String sort, @Nullable String currency) {
        String word = sort == null || sort.isBlank() ? ReportOrder.PARTNER.word() : sort.strip();
        boolean descending = word.startsWith("-");
        ReportOrder order = ReportOrder.find(descending ? word.substring(1) : word);
        if (order == null) {
            throw Refusal.parameter("sort", sort, "one of " + ReportOrder.words());
        }
        return new Wanted(report.id(), said(currency), order, descending);
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @GetMapping("/{id}/lines/totals")
    @PreAuthorize("hasAuthority('read')")
    Totals totals(
            @PathVariable String p, @PathVariable long id, @RequestParam(required = false) @Nullable String currency) {
        List<Reports.Totals> found = reports.totals(required(p, id).id(), said(currency));
        List<Totals.Sum> sums = new ArrayList<>();
        for (int i = 0; i < Reports.SUMMED.size(); i++) {
            for (Reports.Totals one : found) {
                sums.add(Totals.Sum.of(Reports.SUMMED.get(i).word(), one.sums().get(i), one.currency()));
            }
        }
        return new Totals(found.stream().mapToLong(Reports.Totals::count).sum(), sums);
    }

    @GetMapping("/{id}/lines.csv")
    @PreAuthorize("hasAuthority('read')")
    void csv(
            @PathVariable String p,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String currency,
            HttpServletResponse response)
            throws IOException {
        LedgerReport report = required(p, id);
        Wanted wanted = wanted(report, sort, currency);
        String name = "ledger-" + p + "-" + report.filter().from() + "-"
                + report.filter().to() + ".csv";
        try (CsvDownload csv = new CsvDownload(
                response,
                name,
                "partner",
                "currency",
                "opening",
                "earned",
                "clawedBack",
                "adjusted",
                "paid",
                "closing",
                "pending",
                "onHold")) {
            reports.each(wanted, line -> write(csv, LineJson.of(line)));
        }
    }

    private static void write(CsvDownload csv, LineJson line) {
        csv.line(
                line.partner(),
                line.currency(),
                line.opening().amount(),
                line.earned().amount(),
                line.clawedBack().amount(),
                line.adjusted().amount(),
                line.paid().amount(),
                line.closing().amount(),
                line.pending().amount(),
                line.onHold().amount());
    }

    /** What a payment by that method would pay each partner now, those included who would get nothing. */
    @GetMapping("/{id}/amounts")
    @PreAuthorize("hasAuthority('read')")
    Page<ShareJson> amounts(
            @PathVariable String p,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String method,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        LedgerReport report = required(p, id);
        GroupMethod by = method(method);
        Cursor.Scope scope = Cursor.Scope.of("partner", report.id(), by);
        Cursor after = scope.read(cursor, 2);
        Share place = after == null ? null : new Share(after.text(0), after.text(1), 0, 0);
        int size = Page.limit(limit);
        return Page.of(
                        amounts.page(report, by, place, size + 1),
                        size,
                        share -> scope.after(share.partner(), share.currency()))
                .map(ShareJson::of);
    }

    @GetMapping("/{id}/amounts/totals")
    @PreAuthorize("hasAuthority('read')")
    List<GroupTotalJson> amountTotals(
            @PathVariable String p, @PathVariable long id, @RequestParam(required = false) @Nullable String method) {
        return amounts.totals(required(p, id), method(method)).stream()
                .map(GroupTotalJson::of)
                .toList();
    }

    private static GroupMethod method(@Nullable String word) {
        GroupMethod method = word == null ? null : GroupMethod.find(word);
        if (method == null) {
            throw Refusal.parameter("method", word, "one of " + GroupMethod.words());
        }
        return method;
    }
}
