package io.ratebook.payout.web;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import io.ratebook.payout.LineKey;
import io.ratebook.payout.PaymentLine;
import io.ratebook.payout.PayoutList;
import io.ratebook.payout.PendingPayments;
import io.ratebook.payout.provider.AccountingFile;
import io.ratebook.payout.provider.AccountingLine;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.CsvDownload;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import io.ratebook.web.Totals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pending payments: a line for partner and currency. */
@RestController
@RequestMapping("/api/v1/programs/{p}")
class PendingPaymentsController {
    private static final int LINES_AT_ONCE = 500;

    private final Programs programs;
    private final PendingPayments pending;
    private final PayoutList list;
    private final Clock clock;

    PendingPaymentsController(Programs programs, PendingPayments pending, PayoutList list, Clock clock) {
        this.programs = programs;
        this.pending = pending;
        this.list = list;
        this.clock = clock;
    }

    /** What a run would pay now, or why not. */
    @GetMapping("/pending-payments")
    @PreAuthorize("hasAuthority('read')")
    Page<PaymentLineJson> page(
            @PathVariable String p,
            @ModelAttribute PaymentQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return pending.page(programs.required(p), query.filter(), cursor, Page.limit(limit))
                .map(PaymentLineJson::of);
    }

    /** What the lines sum to. */
    @GetMapping("/pending-payments/totals")
    @PreAuthorize("hasAuthority('read')")
    Totals totals(@PathVariable String p, @ModelAttribute PaymentQuery query) {
        return pending.totals(programs.required(p), query.filter());
    }

    /** All of them, in the order of the list. */
    @GetMapping("/pending-payments.csv")
    @PreAuthorize("hasAuthority('read')")
    void csv(@PathVariable String p, @ModelAttribute PaymentQuery query, HttpServletResponse response)
            throws IOException {
        Program program = programs.required(p);
        try (CsvDownload csv =
                new CsvDownload(response, "pending-payments-" + program.code() + ".csv", PaymentLineJson.TITLES)) {
            pending.each(
                    program, query.filter(), line -> PaymentLineJson.of(line).write(csv));
        }
    }

    /**
     * What is payable, in the columns that accounting takes; without number and batch, which a payout gets when it is made. Of
     * the lines that are named, {@code line=GBP P-1} each, or of all that match.
     */
    @GetMapping("/pending-payments/accounting.csv")
    @PreAuthorize("hasAuthority('finance')")
    void accounting(
            @PathVariable String p,
            @ModelAttribute PaymentQuery query,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Program program = programs.required(p);
        Set<LineKey> named = named(request.getParameterValues("line"));
        LocalDate today = clock.instant().atZone(program.zoneId()).toLocalDate();
        try (AccountingFile file = new AccountingFile(response, "accounting-pending-" + program.code() + ".csv")) {
            List<PaymentLine> some = new ArrayList<>();
            if (named.isEmpty()) {
                pending.each(program, query.filter(), line -> {
                    some.add(line);
                    if (some.size() == LINES_AT_ONCE) {
                        write(file, program, some, today);
                        some.clear();
                    }
                });
            } else {
                some.addAll(pending.named(program, named));
            }
            write(file, program, some, today);
        }
    }

    private static Set<LineKey> named(String @Nullable [] lines) {
        Set<LineKey> keys = new LinkedHashSet<>();
        for (String line : lines == null ? new String[0] : lines) {
            int blank = line.indexOf(' ');
            if (blank < 0 || CurrencyCode.find(line.substring(0, blank)) == null) {
                throw Refusal.parameter("line", line, "a currency, a blank and a partner's code, such as GBP P-1");
            }
            keys.add(new LineKey(line.substring(blank + 1), line.substring(0, blank)));
        }
        return keys;
    }

    private void write(AccountingFile file, Program program, List<PaymentLine> lines, LocalDate today) {
        Map<String, String> names = list.names(
                program.id(), lines.stream().map(PaymentLine::partner).collect(Collectors.toSet()));
        lines.stream()
                .filter(line -> line.payable() != 0)
                .forEach(line -> file.line(new AccountingLine(
                        "",
                        "",
                        line.partner(),
                        names.getOrDefault(line.partner(), ""),
                        new Money(line.payable(), CurrencyCode.of(line.currency())),
                        today,
                        line.isPaid() ? "payable" : line.leftOut().get(0).reason(),
                        line.method() == null ? "" : line.method(),
                        "",
                        null,
                        today)));
    }
}
