package io.ratebook.report.web;

import io.ratebook.payout.PayoutRun;
import io.ratebook.payout.PayoutRuns;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.report.GroupPayment;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
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

/** Payment of all partners on a ledger report. */
@RestController
@RequestMapping("/api/v1/programs/{p}/reports/{id}/payments")
class GroupPaymentController {
    private final Programs programs;
    private final GroupPayment payment;
    private final Clock clock;

    GroupPaymentController(Programs programs, GroupPayment payment, Clock clock) {
        this.programs = programs;
        this.payment = payment;
        this.clock = clock;
    }

    /** The run that pays a report. */
    record RunRef(
            long id,
            String batch,
            String state,
            @Nullable String method,
            String by,
            String at,
            @Nullable Long job) {
        static RunRef of(PayoutRun run) {
            return new RunRef(
                    run.id(),
                    run.batchId(),
                    run.state(),
                    run.method(),
                    run.created().name(),
                    Times.iso(run.created().at()),
                    run.job());
        }
    }

    /** How it would be paid if nobody said otherwise. */
    record ProposalJson(
            String paymentType,
            LocalDate payOn,
            String batch,
            @Nullable RunRef run) {}

    @GetMapping
    @PreAuthorize("hasAuthority('read')")
    ProposalJson proposal(
            @PathVariable String p, @PathVariable long id, @RequestParam(required = false) @Nullable String payOn) {
        LocalDate day = null;
        if (payOn != null && !payOn.isBlank()) {
            day = Times.day("payOn", payOn.strip(), new FieldProblems());
            if (day == null) {
                throw Refusal.parameter("payOn", payOn, "a day such as 2010-12-03");
            }
        }
        GroupPayment.Proposal proposal = payment.proposal(programs.required(p), id, day);
        PayoutRun run = proposal.run();
        return new ProposalJson(
                proposal.type(), proposal.payOn(), proposal.batch(), run == null ? null : RunRef.of(run));
    }

    /** As a job: payouts are made, frozen, approved where no second person has to, and marked as paid. */
    @PostMapping
    @PreAuthorize("hasAuthority('finance')")
    ResponseEntity<Map<String, Object>> process(
            @PathVariable String p, @PathVariable long id, @RequestBody GroupPaymentBody body) {
        Program program = programs.required(p);
        LocalDate today = clock.instant().atZone(program.zoneId()).toLocalDate();
        PayoutRuns.Submitted submitted = payment.process(program, id, body.wish(today));
        return ResponseEntity.accepted().body(Map.of("run", submitted.run(), "job", submitted.job()));
    }
}
