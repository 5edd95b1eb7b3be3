package io.ratebook.report.web;

import io.ratebook.money.CurrencyCode;
import io.ratebook.partner.PartnerRegister;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.report.EntryStory;
import io.ratebook.report.PartnerLedger;
import io.ratebook.report.PartnerLedger.Line;
import io.ratebook.report.PartnerLedger.Part;
import io.ratebook.report.PartnerLedger.Place;
import io.ratebook.report.PartnerLedger.Range;
import io.ratebook.web.CsvDownload;
import io.ratebook.web.Cursor;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The entries behind a row of the ledger report. */
@RestController
@RequestMapping("/api/v1/programs/{p}/partners/{code}")
class PartnerLedgerController {
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final int ROWS_A_READ = 500;

    private final Programs programs;
    private final PartnerRegister partners;
    private final PartnerLedger ledger;

    PartnerLedgerController(Programs programs, PartnerRegister partners, PartnerLedger ledger) {
        this.programs = programs;
        this.partners = partners;
        this.ledger = ledger;
    }

    /**
     * Which of the days; both are included, and open where not said.
     *
     * @param currency the program's if not said
     */
    record LedgerQuery(
            @Nullable String currency,
            @Nullable String from,
            @Nullable String to) {
        Range range(Program program, String partner) {
            String wanted = currency == null || currency.isBlank() ? program.currency() : currency.strip();
            CurrencyCode known = CurrencyCode.find(wanted.toUpperCase(Locale.ROOT));
            if (known == null) {
                throw Refusal.parameter("currency", currency, "an ISO 4217 code such as EUR");
            }
            return new Range(
                    program.id(), partner, known.code(), day("from", from, FIRST_DAY), day("to", to, LAST_DAY));
        }

        private static LocalDate day(String name, @Nullable String text, LocalDate unsaid) {
            if (text == null || text.isBlank()) {
                return unsaid;
            }
            LocalDate day = Times.day(name, text.strip(), new FieldProblems());
            if (day == null) {
                throw Refusal.parameter(name, text, "a day such as 2010-12-03");
            }
            return day;
        }
    }

    /** A page; opening and closing are those of the whole range. */
    record LedgerJson(
            MoneyJson opening,
            MoneyJson closing,
            List<LineJson> items,
            @Nullable String next) {}

    /** The sale behind an entry. */
    record SaleJson(long id, String reference) {}

    /**
     * A line.
     *
     * @param kind entry or payment
     * @param balance after it
     */
    record LineJson(
            LocalDate day,
            String kind,
            long id,
            String what,
            MoneyJson amount,
            MoneyJson balance,
            @Nullable String reason,
            @Nullable SaleJson sale,
            @Nullable String reference,
            @Nullable Integer version,
            @Nullable String sheet,
            @Nullable String row,
            @Nullable String document) {
        static LineJson of(Line line, String currency) {
            EntryStory story = line.story();
            Long sale = story.saleId();
            return new LineJson(
                    line.day(),
                    line.isPayment() ? "payment" : "entry",
                    line.id(),
                    story.what(),
                    MoneyJson.of(line.amount(), currency),
                    MoneyJson.of(line.balance(), currency),
                    story.reason(),
                    sale == null ? null : new SaleJson(sale, String.valueOf(story.reference())),
                    story.reference(),
                    story.version(),
                    story.sheet(),
                    story.row(),
                    story.document());
        }
    }

    @GetMapping("/ledger")
    @PreAuthorize("hasAuthority('read')")
    LedgerJson page(
            @PathVariable String p,
            @PathVariable String code,
            @ModelAttribute LedgerQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Program program = programs.required(p);
        Range range = query.range(program, partners.required(program, code).code());
        Cursor.Scope scope = Cursor.Scope.of("day", p, code, range.currency(), range.from(), range.to());
        Cursor after = scope.read(cursor, 3);
        Place place = after == null
                ? null
                : new Place(LocalDate.parse(after.text(0)), Math.toIntExact(after.number(1)), after.number(2));
        int size = Page.limit(limit);
        Part part = ledger.part(range, place, size + 1);
        Page<LineJson> page = Page.of(part.lines(), size, line -> {
                    Place reached = line.place();
                    return scope.after(reached.day(), reached.paying(), reached.id());
                })
                .map(line -> LineJson.of(line, range.currency()));
        return new LedgerJson(
                MoneyJson.of(part.balances().opening(), range.currency()),
                MoneyJson.of(part.balances().closing(), range.currency()),
                page.items(),
                page.next());
    }

    @GetMapping("/ledger.csv")
    @PreAuthorize("hasAuthority('read')")
    void csv(
            @PathVariable String p,
            @PathVariable String code,
            @ModelAttribute LedgerQuery query,
            HttpServletResponse response)
            throws IOException {
        Program program = programs.required(p);
        Range range = query.range(program, partners.required(program, code).code());
        try (CsvDownload csv = new CsvDownload(
                response,
                "ledger-" + code + "-" + range.currency() + ".csv",
                "day",
                "kind",
                "what",
                "amount",
                "balance",
                "currency",
                "reason",
                "reference",
                "version",
                "sheet",
                "row",
                "document")) {
            Place place = null;
            List<Line> lines;
            do {
                lines = ledger.part(range, place, ROWS_A_READ).lines();
                lines.forEach(line -> write(csv, LineJson.of(line, range.currency())));
                place = lines.isEmpty() ? null : lines.get(lines.size() - 1).place();
            } while (lines.size() == ROWS_A_READ);
        }
    }

    private static void write(CsvDownload csv, LineJson line) {
        csv.line(
                line.day().toString(),
                line.kind(),
                line.what(),
                line.amount().amount(),
                line.balance().amount(),
                line.amount().currency(),
                line.reason(),
                line.reference(),
                line.version() == null ? null : line.version().toString(),
                line.sheet(),
                line.row(),
                line.document());
    }
}
