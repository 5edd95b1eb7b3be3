package io.ratebook.payout.web;

import io.ratebook.payout.UpcomingPayments;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.CsvDownload;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Page;
import io.ratebook.web.Times;
import io.ratebook.web.Totals;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Upcoming payments: what the next scheduled run would pay. */
@RestController
@RequestMapping("/api/v1/programs/{p}")
class UpcomingController {
    private final Programs programs;
    private final UpcomingPayments upcoming;

    UpcomingController(Programs programs, UpcomingPayments upcoming) {
        this.programs = programs;
        this.upcoming = upcoming;
    }

    /**
     * The next payouts as a whole.
     *
     * @param scheduled false where there is no schedule: as if they were made now
     * @param to the last effective day that counts, included; there is no lower end
     * @param asOf what is past its hold then is payable
     * @param leftOut a line stands under each reason that holds
     * @param unpaid each line once
     */
    record UpcomingJson(
            boolean scheduled,
            LocalDate on,
            LocalDate to,
            String asOf,
            List<PaymentSumsJson.PaidJson> paid,
            List<PaymentSumsJson.LeftOutJson> leftOut,
            List<UnpaidJson> unpaid) {}

    /** Lines in a currency of which nothing is paid, and what is payable on them. */
    record UnpaidJson(long lines, MoneyJson amount) {}

    @GetMapping("/upcoming-payments/summary")
    @PreAuthorize("hasAuthority('read')")
    UpcomingJson summary(@PathVariable String p) {
        Program program = programs.required(p);
        UpcomingPayments.Told next = upcoming.told(program);
        UpcomingPayments.When when = next.when();
        PaymentSumsJson told = PaymentSumsJson.of(next.sums());
        return new UpcomingJson(
                when.scheduled(),
                when.on(),
                when.to(),
                Times.iso(when.asOf()),
                told.paid(),
                told.leftOut(),
                next.sums().unpaid().stream()
                        .map(one -> new UnpaidJson(one.lines(), MoneyJson.of(one.amount(), one.currency())))
                        .toList());
    }

    /** A line for partner and currency: what the run would pay, or why not. */
    @GetMapping("/upcoming-payments")
    @PreAuthorize("hasAuthority('read')")
    Page<PaymentLineJson> page(
            @PathVariable String p,
            @ModelAttribute PaymentQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return upcoming.page(programs.required(p), query.filter(), cursor, Page.limit(limit))
                .map(PaymentLineJson::of);
    }

    @GetMapping("/upcoming-payments/totals")
    @PreAuthorize("hasAuthority('read')")
    Totals totals(@PathVariable String p, @ModelAttribute PaymentQuery query) {
        return upcoming.totals(programs.required(p), query.filter());
    }

    /** All of them, in the order of the list. */
    @GetMapping("/upcoming-payments.csv")
    @PreAuthorize("hasAuthority('read')")
    void csv(@PathVariable String p, @ModelAttribute PaymentQuery query, HttpServletResponse response)
            throws IOException {
        Program program = programs.required(p);
        try (CsvDownload csv =
                new CsvDownload(response, "upcoming-payments-" + program.code() + ".csv", PaymentLineJson.TITLES)) {
            upcoming.each(
                    program, query.filter(), line -> PaymentLineJson.of(line).write(csv));
        }
    }
}
