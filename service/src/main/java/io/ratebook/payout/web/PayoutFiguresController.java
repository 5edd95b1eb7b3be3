package io.ratebook.payout.web;

import io.ratebook.payout.PayoutFigures;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.MoneyJson;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What finance looks at first. */
@RestController
@RequestMapping("/api/v1/programs/{p}")
class PayoutFiguresController {
    private static final int MONTHS = 24;

    private final Programs programs;
    private final PayoutFigures figures;
    private final Clock clock;

    PayoutFiguresController(Programs programs, PayoutFigures figures, Clock clock) {
        this.programs = programs;
        this.figures = figures;
        this.clock = clock;
    }

    /** What was paid in a month: {@code 2010-12}. */
    record PaidJson(String month, long payouts, MoneyJson paid) {}

    /** Partners that cannot be paid, and what they are owed. */
    record OwedJson(long partners, MoneyJson owed) {}

    /** Of the last {@value #MONTHS} months, by day of payment; what came back is not among it. */
    @GetMapping("/payouts/by-month")
    @PreAuthorize("hasAuthority('read')")
    List<PaidJson> byMonth(@PathVariable String p) {
        Program program = programs.required(p);
        LocalDate today = clock.instant().atZone(program.zoneId()).toLocalDate();
        LocalDate from = today.withDayOfMonth(1).minusMonths(MONTHS - 1L);
        return figures.paidByMonth(program.id(), from).stream()
                .map(one ->
                        new PaidJson(one.month().toString(), one.payouts(), MoneyJson.of(one.amount(), one.currency())))
                .toList();
    }

    /** By currency: approved and not paid, on hold or not, to partners without payment details. */
    @GetMapping("/pending-payments/without-details")
    @PreAuthorize("hasAuthority('read')")
    List<OwedJson> withoutDetails(@PathVariable String p) {
        return figures.withoutDetails(programs.required(p).id()).stream()
                .map(one -> new OwedJson(one.partners(), MoneyJson.of(one.amount(), one.currency())))
                .toList();
    }
}
