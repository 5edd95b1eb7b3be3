package io.ratebook.payout.web;

import io.ratebook.money.Money;
import io.ratebook.payout.LineKey;
import io.ratebook.payout.PaymentMails;
import io.ratebook.payout.PaymentSums;
import io.ratebook.payout.PayoutRuns;
import io.ratebook.payout.SinglePayments;
import io.ratebook.payout.SinglePayments.Goal;
import io.ratebook.payout.SinglePayments.Wish;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is done with chosen pending payments: paid in one step, written to PayPal's file, written about. */
@RestController
@RequestMapping("/api/v1/programs/{p}/pending-payments")
class SinglePaymentsController {
    private static final int REFERENCE_MAX = 120;

    private final Programs programs;
    private final SinglePayments payments;
    private final PaymentMails mails;
    private final Clock clock;

    SinglePaymentsController(Programs programs, SinglePayments payments, PaymentMails mails, Clock clock) {
        this.programs = programs;
        this.payments = payments;
        this.mails = mails;
        this.clock = clock;
    }

    /**
     * What would come of a choice.
     *
     * @param goal paid or file; paid if not said
     */
    record ProspectBody(
            @Nullable List<PaymentChoice.Line> lines,
            @Nullable PaymentQuery filter,
            @Nullable Boolean noMinimum,
            @Nullable String goal) {}

    /**
     * What would come of it.
     *
     * @param secondPerson whether somebody else has to approve it first, since it is over the limit
     * @param secondPersonOver that limit, in major units
     */
    record ProspectJson(
            List<PaymentSumsJson.PaidJson> paid,
            List<PaymentSumsJson.LeftOutJson> leftOut,
            boolean secondPerson,
            String secondPersonOver) {}

    /** Nothing is written. */
    @PostMapping("/prospect")
    @PreAuthorize("hasAuthority('read')")
    ProspectJson prospect(@PathVariable String p, @RequestBody ProspectBody body) {
        FieldProblems problems = new FieldProblems();
        String goal = body.goal() == null ? "paid" : body.goal();
        if (!List.of("paid", "file").contains(goal)) {
            problems.add("goal", goal, "paid or file");
        }
        Wish wish = new PaymentChoice(body.lines(), body.filter(), body.noMinimum())
                .wish(goal.equals("file") ? Goal.FILE : Goal.PAID, problems);
        problems.refuseIfAny();
        SinglePayments.Prospect prospect = payments.prospect(programs.required(p), wish);
        PaymentSumsJson sums = PaymentSumsJson.of(prospect.sums());
        return new ProspectJson(
                sums.paid(),
                sums.leftOut(),
                prospect.secondPerson(),
                prospect.over().toPlainString());
    }

    /**
     * What is to be paid.
     *
     * @param seen what the prospect said that would be paid
     * @param paidOn today if not said
     * @param reference as the bank or service calls it
     */
    record PayBody(
            @Nullable List<PaymentChoice.Line> lines,
            @Nullable PaymentQuery filter,
            @Nullable Boolean noMinimum,
            @Nullable List<SeenBody> seen,
            @Nullable String paidOn,
            @Nullable String reference) {}

    /** Payouts in a currency. */
    record SeenBody(@Nullable Long payouts, @Nullable MoneyJson amount) {}

    /** As a job: says that money left; moves none. */
    @PostMapping("/pay")
    @PreAuthorize("hasAuthority('finance')")
    ResponseEntity<Map<String, Object>> pay(@PathVariable String p, @RequestBody PayBody body) {
        return begin(p, body, Goal.PAID);
    }

    /** As a job: of those paid by PayPal; the files stand with the run. */
    @PostMapping("/paypal-files")
    @PreAuthorize("hasAuthority('finance')")
    ResponseEntity<Map<String, Object>> files(@PathVariable String p, @RequestBody PayBody body) {
        return begin(p, body, Goal.FILE);
    }

    private ResponseEntity<Map<String, Object>> begin(String p, PayBody body, Goal goal) {
        Program program = programs.required(p);
        LocalDate today = clock.instant().atZone(program.zoneId()).toLocalDate();
        FieldProblems problems = new FieldProblems();
        Wish wish = new PaymentChoice(body.lines(), body.filter(), body.noMinimum()).wish(goal, problems);
        List<PaymentSums.Paid> seen = seen(body.seen(), problems);
        LocalDate on = body.paidOn() == null ? today : Times.day("paidOn", body.paidOn(), problems);
        if (on != null && on.isAfter(today)) {
            problems.add("paidOn", body.paidOn(), "a day not after today, " + today);
        }
        String reference =
                body.reference() == null ? null : problems.text("reference", body.reference(), REFERENCE_MAX);
        problems.refuseIfAny();
        PayoutRuns.Submitted begun = payments.begin(program, wish, seen, Objects.requireNonNull(on), reference);
        return ResponseEntity.accepted().body(Map.of("run", begun.run(), "job", begun.job()));
    }

    private static List<PaymentSums.Paid> seen(@Nullable List<SeenBody> seen, FieldProblems problems) {
        List<PaymentSums.Paid> sums = new ArrayList<>();
        if (seen == null || seen.isEmpty()) {
            problems.add("seen", null, "what was shown that would be paid, by currency");
            return sums;
        }
        for (SeenBody one : seen) {
            Money money = one.amount() == null ? null : one.amount().read("seen.amount", problems);
            if (one.payouts() == null || one.amount() == null) {
                problems.add("seen", one, "payouts and amount");
            } else if (money != null) {
                sums.add(new PaymentSums.Paid(money.currency().code(), one.payouts(), money.minor()));
            }
        }
        return sums;
    }

    /** As a job: one mail for each line on which something is payable. */
    @PostMapping("/mails")
    @PreAuthorize("hasAuthority('finance')")
    ResponseEntity<Map<String, Object>> write(@PathVariable String p, @RequestBody PaymentChoice body) {
        FieldProblems problems = new FieldProblems();
        Map<LineKey, Long> shown = body.shown(problems);
        problems.refuseIfAny();
        long job = mails.aboutLines(
                programs.required(p),
                shown == null ? null : List.copyOf(shown.keySet()),
                body.filter() == null ? null : body.filter().filter());
        return ResponseEntity.accepted().body(Map.of("job", job));
    }
}
