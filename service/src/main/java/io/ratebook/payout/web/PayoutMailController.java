package io.ratebook.payout.web;

import io.ratebook.notice.Mail;
import io.ratebook.notice.Mails;
import io.ratebook.payout.PaymentLetters;
import io.ratebook.payout.PaymentMails;
import io.ratebook.payout.PayoutList;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Mails to partners about payments. */
@RestController
@RequestMapping("/api/v1/programs/{p}/payouts")
class PayoutMailController {
    private static final int IDS_MAX = 5_000;

    private final Programs programs;
    private final PayoutList payouts;
    private final Mails mails;
    private final PaymentMails many;

    PayoutMailController(Programs programs, PayoutList payouts, Mails mails, PaymentMails many) {
        this.programs = programs;
        this.payouts = payouts;
        this.mails = mails;
        this.many = many;
    }

    /** The mail that was written; sent, where there is a server. */
    record WrittenJson(long mail, String state) {}

    @PostMapping("/{id}/mail")
    @PreAuthorize("hasAuthority('finance')")
    @ResponseStatus(HttpStatus.CREATED)
    WrittenJson write(@PathVariable String p, @PathVariable long id) {
        Program program = programs.required(p);
        Mail mail = mails.write(program, PaymentLetters.of(payouts.required(program.id(), id)));
        return new WrittenJson(mail.id(), mail.state().word());
    }

    /**
     * Which partners are written to.
     *
     * @param payouts ids, 5,000 at most; null where a run is named
     * @param run all payouts of it that are not void
     */
    record MailsBody(@Nullable List<Long> payouts, @Nullable Long run) {}

    /** As a job, one mail for each payout; its problems name who has no address. */
    @PostMapping("/mails")
    @PreAuthorize("hasAuthority('finance')")
    ResponseEntity<Map<String, Object>> writeMany(@PathVariable String p, @RequestBody MailsBody body) {
        List<Long> some = body.payouts();
        if ((some == null) == (body.run() == null) || (some != null && (some.isEmpty() || some.size() > IDS_MAX))) {
            throw Refusal.wrong("payouts", some, "either a run, or 1 to " + IDS_MAX + " ids of payouts");
        }
        return ResponseEntity.accepted().body(Map.of("job", many.aboutPayouts(programs.required(p), some, body.run())));
    }
}
