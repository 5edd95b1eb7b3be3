package io.ratebook.lead;

import io.ratebook.database.Ids;
import io.ratebook.payee.DatedDetails;
import io.ratebook.payee.PayeeDetails;
import io.ratebook.payee.PaymentMethod;
import io.ratebook.payout.NotSent;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.settlement.LeadSales;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Payments for leads, made by hand: each is what was earned for the lead and its payout together. What they book and pay is in
 * {@link LeadPosting} and {@link LeadPayouts}.
 */
@Service
public class LeadPayments {
    private final Leads leads;
    private final Phases phases;
    private final PaymentTable table;
    private final LeadPayouts payouts;
    private final LeadPosting posting;
    private final SecondPerson secondPerson;
    private final NotSent notSent;
    private final PayeeDetails payees;
    private final LeadSales sales;
    private final LeadTurn turn;
    private final Ids ids;
    private final Audit audit;
    private final CurrentActor actor;
    private final Clock clock;

    LeadPayments(
            Leads leads,
            Phases phases,
            PaymentTable table,
            LeadPayouts payouts,
            LeadPosting posting,
            SecondPerson secondPerson,
            NotSent notSent,
            PayeeDetails payees,
            LeadSales sales,
            LeadTurn turn,
            Ids ids,
            Audit audit,
            CurrentActor actor,
            Clock clock) {
        this.leads = leads;
        this.phases = phases;
        this.table = table;
        this.payouts = payouts;
        this.posting = posting;
        this.secondPerson = secondPerson;
        this.notSent = notSent;
        this.payees = payees;
        this.sales = sales;
        this.turn = turn;
        this.ids = ids;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /** All of a lead, the latest first. */
    public List<LeadPayment> of(Lead lead) {
        return table.ofLead(lead.id());
    }

    /** What was paid for leads, in minor units by lead and currency. */
    public Map<Long, Map<String, Long>> paid(Collection<Long> leadIds) {
        return table.paid(leadIds);
    }

    /**
     * Makes a payment.
     *
     * @throws Refusal if the lead is not won, a field is wrong, a payment id was used before and nobody said that this is
     *     meant, or it cannot be complete yet
     */
    public LeadPayment issue(Program program, long leadId, PaymentDraft draft) {
        return turn.holding(program, () -> {
            Lead lead = leads.locked(program, leadId);
            refuseUnlessWon(program, lead);
            PaymentTerms terms = PaymentTerms.read(draft, lead, program.currencyCode(), today(program));
            refuseUsed(lead, terms, draft.acknowledged());
            secondPerson.refuseComplete(terms);
            DatedDetails details = details(program, lead);
            PaymentMethod method = method(terms.method(), details);
            if (terms.state() == PaymentState.PAID) {
                refuseWithoutAccount(lead, method, details);
            }
            boolean first = table.ofLead(leadId).stream().allMatch(LeadPayment::isVoid);
            LeadPayment made = make(program, lead, terms, method, details);
            if (terms.state() == PaymentState.PAID) {
                complete(program, lead, made, terms.issueDay(), method, details);
            }
            if (first) {
                sales.changed(program.id(), lead.code());
            }
            return again(lead, made);
        });
    }

    private LeadPayment make(
            Program program, Lead lead, PaymentTerms terms, PaymentMethod method, @Nullable DatedDetails details) {
        long payoutId = payouts.next();
        payouts.make(
                program, payoutId, lead, terms, method, of(method, details), secondPerson.isNeeded(terms.amount()));
        long adjustmentId =
                posting.earn(program, lead, terms, payoutId, reason(lead, terms), document(terms.references()));
        long id = ids.next("lead_payment");
        table.insert(
                program.id(),
                id,
                lead,
                terms,
                new LeadPayout(payoutId, adjustmentId),
                actor.current().name(),
                Times.micros(clock.instant()));
        LeadPayment made = Objects.requireNonNull(table.find(lead.id(), id));
        audit.record("lead.payment", "lead " + lead.code(), program.code(), null, audited(made));
        return made;
    }

    /** Of what is owed for it, for people. */
    static String reason(Lead lead, PaymentTerms terms) {
        return "lead " + lead.code() + ": " + LeadRate.text(terms.rate()) + " % of " + terms.revenue() + ", "
                + terms.from() + " to " + terms.to();
    }

    private static String document(List<String> references) {
        String all = String.join(", ", references);
        return all.length() <= 190 ? all : all.substring(0, 189) + "…";
    }

    private void refuseUnlessWon(Program program, Lead lead) {
        String won = phases.won(program.id()).name();
        if (!lead.phase().equals(won)) {
            throw Refusal.conflict(
                    "lead-not-won",
                    "lead " + lead.code() + " is in phase \"" + lead.phase()
                            + "\": a payment is made only while it is in \"" + won + "\"");
        }
    }

    private void refuseUsed(Lead lead, PaymentTerms terms, boolean acknowledged) {
        Map<String, Long> used = acknowledged ? Map.of() : table.used(lead.id(), terms.references());
        if (!used.isEmpty()) {
            String said = used.entrySet().stream()
                    .map(one -> "\"" + one.getKey() + "\" in invoice " + one.getValue())
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("");
            throw Refusal.conflict(
                    "payment-id-used",
                    "paid for lead " + lead.code() + " already: " + said
                            + "; if this is meant, send it again with acknowledgeUsedIds");
        }
    }

    /**
     * Brings a payment further.
     *
     * @param status processing or complete, as the form calls them
     * @param issueDate the day it was issued, if not the one entered; null for that one
     */
    public LeadPayment move(
            Program program, long leadId, long id, @Nullable String status, @Nullable String issueDate) {
        FieldProblems problems = new FieldProblems();
        PaymentState next = PaymentState.chosen(status);
        if (next == null) {
            problems.add("status", status, "one of processing, complete");
        }
        LocalDate said = issueDate == null || issueDate.isBlank() ? null : Times.day("issueDate", issueDate, problems);
        problems.refuseIfAny();
        return turn.holding(program, () -> {
            Lead lead = leads.locked(program, leadId);
            LeadPayment payment = required(lead, id);
            refuseMove(payment, Objects.requireNonNull(next));
            if (next == PaymentState.PAID) {
                pay(program, lead, payment, said == null ? payment.issueDay() : said);
            } else {
                payouts.move(program, payment, next, null);
            }
            return audited(program, lead, payment);
        });
    }

    private static void refuseMove(LeadPayment payment, PaymentState next) {
        if (!payment.state().mayBecome(next)) {
            throw Refusal.conflict(
                    "illegal-move",
                    "the payment with invoice " + payment.invoiceNumber() + " is "
                            + payment.state().label() + ": it cannot become " + next.label());
        }
    }

    private void pay(Program program, Lead lead, LeadPayment payment, LocalDate issueDay) {
        LocalDate today = today(program);
        if (issueDay.isAfter(today)) {
            throw Refusal.wrong(
                    "issueDate", issueDay, "today, " + today + ", or a day before: the payment is complete");
        }
        DatedDetails details = details(program, lead);
        PaymentMethod method = Objects.requireNonNull(PaymentMethod.find(payment.method()));
        refuseWithoutAccount(lead, method, details);
        refuseUnconfirmed(payment, of(method, details));
        complete(program, lead, payment, issueDay, method, details);
    }

    /** The second person looked at an account; another one is to be looked at again. */
    private void refuseUnconfirmed(LeadPayment payment, @Nullable DatedDetails details) {
        if (!payment.secondPerson()) {
            return;
        }
        Long confirmed = payouts.detailsId(payment);
        boolean same = details == null ? confirmed == null : Objects.equals(confirmed, details.id());
        if (payment.confirmedBy() == null || !same) {
            throw Refusal.conflict(
                    "second-person",
                    payment.confirmedBy() == null
                            ? "the payment needs a second person: somebody else than " + payment.createdBy()
                                    + " has to confirm it"
                            : "the payment details were changed after " + payment.confirmedBy()
                                    + " confirmed the payment: it has to be confirmed again");
        }
    }

    private void complete(
            Program program,
            Lead lead,
            LeadPayment payment,
            LocalDate issueDay,
            PaymentMethod method,
            @Nullable DatedDetails details) {
        payouts.move(program, payment, PaymentState.PAID, LeadPayouts.to(method, details) + " on " + issueDay);
        payouts.paid(payment, issueDay, method, of(method, details));
        table.issueOn(payment.id(), issueDay);
        posting.pay(program, lead, payment, issueDay);
    }

    /**
     * The second person says that it is right.
     *
     * @throws Refusal if it needs none, or by who made it
     */
    public LeadPayment confirm(Program program, long leadId, long id) {
        return turn.holding(program, () -> {
            Lead lead = leads.locked(program, leadId);
            LeadPayment payment = required(lead, id);
            boolean open = payment.state() == PaymentState.SCHEDULED || payment.state() == PaymentState.PROCESSING;
            if (!payment.secondPerson() || !open) {
                throw Refusal.conflict("nothing-to-confirm", "the payment waits for nobody's word");
            }
            secondPerson.refuseSame(actor.current(), payment);
            PaymentMethod method = Objects.requireNonNull(PaymentMethod.find(payment.method()));
            payouts.confirm(program, payment, of(method, details(program, lead)));
            return audited(program, lead, payment);
        });
    }

    /**
     * A payment is not made: nothing was earned for the lead by it. Its invoice number stays used. Of one that is processing two
     * people have to say that it was not sent; after the first one it is as it was, with that name.
     */
    public LeadPayment cancel(Program program, long leadId, long id, String reason) {
        return turn.holding(program, () -> {
            Lead lead = leads.locked(program, leadId);
            LeadPayment payment = required(lead, id);
            refuseMove(payment, PaymentState.VOID);
            if (payment.state() == PaymentState.PROCESSING
                    && !notSent.isConfirmed(payment.payoutId(), payment.invoiceNumber())) {
                payouts.asked(program, payment, reason);
                return audited(program, lead, payment);
            }
            payouts.move(program, payment, PaymentState.VOID, reason);
            posting.takeBack(program, lead, payment);
            if (table.ofLead(leadId).stream().allMatch(LeadPayment::isVoid)) {
                sales.changed(program.id(), lead.code());
            }
            return audited(program, lead, payment);
        });
    }

    private LeadPayment required(Lead lead, long id) {
        LeadPayment payment = table.find(lead.id(), id);
        if (payment == null) {
            throw Refusal.notFound("payment", id);
        }
        return payment;
    }

    private LeadPayment again(Lead lead, LeadPayment payment) {
        return required(lead, payment.id());
    }

    private LeadPayment audited(Program program, Lead lead, LeadPayment before) {
        LeadPayment after = again(lead, before);
        audit.record("lead.payment", "lead " + lead.code(), program.code(), audited(before), audited(after));
        return after;
    }

    private static Map<String, String> audited(LeadPayment payment) {
        Map<String, String> said = new HashMap<>(Map.of(
                "invoice",
                String.valueOf(payment.invoiceNumber()),
                "state",
                payment.state().word(),
                "amount",
                String.valueOf(payment.amount()),
                "currency",
                payment.currency(),
                "issueDate",
                payment.issueDay().toString()));
        if (payment.confirmedBy() != null) {
            said.put("confirmedBy", payment.confirmedBy());
        }
        if (payment.voidAskedBy() != null) {
            said.put("notSentSays", payment.voidAskedBy());
        }
        return said;
    }

    /** Where the partner's money goes now; null for nowhere. */
    public @Nullable DatedDetails details(Program program, Lead lead) {
        return payees.current(program.id(), List.of(lead.partner())).get(lead.partner());
    }

    /** As the person said; else as the partner is paid, which is by PayPal where nothing is known. */
    private static PaymentMethod method(@Nullable PaymentMethod said, @Nullable DatedDetails details) {
        PaymentMethod known =
                details == null ? PaymentMethod.PAYPAL : details.details().method();
        return said == null ? known : said;
    }

    /** The details, if they are of that method. */
    private static @Nullable DatedDetails of(PaymentMethod method, @Nullable DatedDetails details) {
        return details != null && details.details().method() == method ? details : null;
    }

    private void refuseWithoutAccount(Lead lead, PaymentMethod method, @Nullable DatedDetails details) {
        if (method != PaymentMethod.PAYPAL) {
            return;
        }
        DatedDetails account = of(method, details);
        if (account == null) {
            throw Refusal.conflict(
                    "no-paypal-account",
                    "partner " + lead.partner()
                            + " has no PayPal account on file: enter it before the payment is complete");
        }
        if (account.countsFrom() > Times.micros(clock.instant())) {
            throw Refusal.conflict(
                    "details-too-new",
                    "the PayPal account of partner " + lead.partner() + " was changed: it is not paid to before "
                            + Times.iso(account.countsFrom()));
        }
    }

    private LocalDate today(Program program) {
        return clock.instant().atZone(program.zoneId()).toLocalDate();
    }
}
