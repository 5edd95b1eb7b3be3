package io.ratebook.ledger.web;

import io.ratebook.ledger.AccountLine;
import io.ratebook.ledger.AccountName;
import io.ratebook.ledger.AccountRange;
import io.ratebook.ledger.Books;
import io.ratebook.ledger.Books.Place;
import io.ratebook.ledger.Narrator;
import io.ratebook.ledger.Narrator.Narration;
import io.ratebook.partner.PartnerRegister;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.CsvDownload;
import io.ratebook.web.Cursor;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Page;
import io.ratebook.web.Times;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A partner's account as a bank would state it. */
@RestController
@RequestMapping("/api/v1/programs/{p}/partners/{code}")
class AccountController {
    private static final int ROWS_A_READ = 500;

    private final Programs programs;
    private final PartnerRegister partners;
    private final Books books;
    private final ObjectProvider<Narrator> narrators;

    AccountController(Programs programs, PartnerRegister partners, Books books, ObjectProvider<Narrator> narrators) {
        this.programs = programs;
        this.partners = partners;
        this.books = books;
        this.narrators = narrators;
    }

    /** A page of the account; opening and closing are those of the whole range. */
    record AccountJson(
            MoneyJson opening,
            MoneyJson closing,
            List<LineJson> items,
            @Nullable String next) {}

    /**
     * An entry.
     *
     * @param balance after it
     * @param transaction id
     */
    record LineJson(
            LocalDate day,
            String bookedAt,
            String why,
            MoneyJson amount,
            MoneyJson balance,
            @Nullable String reason,
            Narration.@Nullable Sale sale,
            @Nullable Integer version,
            @Nullable String sheet,
            @Nullable String row,
            long transaction) {
        static LineJson of(AccountLine line, String currency, Narration told) {
            return new LineJson(
                    line.day(),
                    Times.iso(line.bookedAt()),
                    line.why(),
                    MoneyJson.of(line.amount(), currency),
                    MoneyJson.of(line.balance(), currency),
                    told.reason(),
                    told.sale(),
                    told.version(),
                    told.sheet(),
                    told.row(),
                    line.transactionId());
        }
    }

    @GetMapping("/account")
    @PreAuthorize("hasAuthority('read')")
    AccountJson account(
            @PathVariable String p,
            @PathVariable String code,
            @ModelAttribute AccountQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Program program = programs.required(p);
        AccountRange range = range(program, code, query);
        String currency = range.account().currency();
        Cursor.Scope scope = Cursor.Scope.of("day", p, code, currency, range.from(), range.to());
        Cursor after = scope.read(cursor, 3);
        int size = Page.limit(limit);
        List<AccountLine> found = books.lines(program.id(), range, place(after), size + 1);
        Map<AccountLine, Narration> told = told(program, code, found);
        Page<LineJson> page = Page.of(found, size, line -> scope.after(line.day(), line.transactionId(), line.line()))
                .map(line -> LineJson.of(line, currency, told.getOrDefault(line, Narration.NONE)));
        return new AccountJson(
                MoneyJson.of(range.opening(), currency),
                MoneyJson.of(range.closing(), currency),
                page.items(),
                page.next());
    }

    private AccountRange range(Program program, String code, AccountQuery query) {
        AccountName account =
                query.account(program, partners.required(program, code).code());
        return books.range(program.id(), account, query.firstDay(), query.lastDay());
    }

    private static @Nullable Place place(@Nullable Cursor after) {
        return after == null
                ? null
                : new Place(LocalDate.parse(after.text(0)), after.number(1), Math.toIntExact(after.number(2)));
    }

    private Map<AccountLine, Narration> told(Program program, String partner, List<AccountLine> lines) {
        Map<AccountLine, Narration> told = new HashMap<>();
        if (!lines.isEmpty()) {
            narrators.orderedStream().forEach(narrator -> told.putAll(narrator.narrate(program.id(), partner, lines)));
        }
        return told;
    }

    @GetMapping("/account.csv")
    @PreAuthorize("hasAuthority('read')")
    void accountCsv(
            @PathVariable String p,
            @PathVariable String code,
            @ModelAttribute AccountQuery query,
            HttpServletResponse response)
            throws IOException {
        Program program = programs.required(p);
        AccountRange range = range(program, code, query);
        try (CsvDownload csv = new CsvDownload(
                response,
                "account-" + code + "-" + range.account().currency() + ".csv",
                "day",
                "bookedAt",
                "why",
                "amount",
                "balance",
                "currency",
                "reason",
                "sale",
                "version",
                "sheet",
                "row",
                "transaction")) {
            List<AccountLine> lines = books.lines(program.id(), range, null, ROWS_A_READ);
            while (!lines.isEmpty()) {
                write(csv, range.account().currency(), lines, told(program, code, lines));
                lines = books.lines(program.id(), range, Place.of(lines.get(lines.size() - 1)), ROWS_A_READ);
            }
        }
    }

    private static void write(
            CsvDownload csv, String currency, List<AccountLine> lines, Map<AccountLine, Narration> told) {
        for (AccountLine line : lines) {
            Narration narration = told.getOrDefault(line, Narration.NONE);
            Narration.Sale sale = narration.sale();
            csv.line(
                    line.day().toString(),
                    Times.iso(line.bookedAt()),
                    line.why(),
                    MoneyJson.of(line.amount(), currency).amount(),
                    MoneyJson.of(line.balance(), currency).amount(),
                    currency,
                    narration.reason(),
                    sale == null ? null : sale.reference(),
                    narration.version() == null ? null : String.valueOf(narration.version()),
                    narration.sheet(),
                    narration.row(),
                    Long.toString(line.transactionId()));
        }
    }
}
