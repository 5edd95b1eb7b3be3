package io.ratebook.payout.web;

import io.ratebook.notice.Mail;
import io.ratebook.notice.MailKind;
import io.ratebook.notice.Mails;
import io.ratebook.payout.PayoutList;
import io.ratebook.payout.PayoutRow;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.MoneyJson;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Mails to partners about payments. */
@RestController
@RequestMapping("/api/v1/programs/{p}/payouts/{id}/mail")
class PayoutMailController {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private final Programs programs;
    private final PayoutList payouts;
    private final Mails mails;

    PayoutMailController(Programs programs, PayoutList payouts, Mails mails) {
        this.programs = programs;
        this.payouts = payouts;
        this.mails = mails;
    }

    /** The mail that was written; sent, where there is a server. */
    record WrittenJson(long mail, String state) {}

    @PostMapping
    @PreAuthorize("hasAuthority('finance')")
    @ResponseStatus(HttpStatus.CREATED)
    WrittenJson write(@PathVariable String p, @PathVariable long id) {
        Program program = programs.required(p);
        PayoutRow payout = payouts.required(program.id(), id);
        Mail mail = mails.write(program, letter(payout));
        return new WrittenJson(mail.id(), mail.state().word());
    }

    private static Mails.Letter letter(PayoutRow payout) {
        MoneyJson amount = MoneyJson.of(payout.amount(), payout.currency());
        LocalDate paidOn = payout.paidOn();
        return new Mails.Letter(
                MailKind.PAYMENT,
                payout.partner(),
                payout.id(),
                Long.toString(payout.invoice()),
                Map.of(
                        "payment reference",
                        Long.toString(payout.invoice()),
                        "payment date",
                        DAY.format(paidOn == null ? payout.payOn() : paidOn),
                        "amount",
                        amount.amount() + " " + amount.currency(),
                        "method",
                        payout.method().equals("paypal") ? "PayPal" : payout.method(),
                        "period",
                        (payout.from() == null ? "until " : DAY.format(payout.from()) + " to ")
                                + DAY.format(payout.to()),
                        "state",
                        payout.state().word()));
    }
}
