package io.ratebook.lead;

import io.ratebook.database.Ids;
import io.ratebook.lead.Lead.Audited;
import io.ratebook.lead.LeadStore.Stay;
import io.ratebook.partner.PartnerErased;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Takes leads in and changes them. Every change is in the audit log, without personal data. */
@Service
public class Leads {
    private static final String BY_HAND = "by hand";

    private final LeadStore store;
    private final Phases phases;
    private final PolicyRate policy;
    private final PaymentTable payments;
    private final Ids ids;
    private final Transactions transactions;
    private final Clock clock;
    private final Audit audit;
    private final CurrentActor actor;

    Leads(
            LeadStore store,
            Phases phases,
            PolicyRate policy,
            PaymentTable payments,
            Ids ids,
            Transactions transactions,
            Clock clock,
            Audit audit,
            CurrentActor actor) {
        this.store = store;
        this.phases = phases;
        this.policy = policy;
        this.payments = payments;
        this.ids = ids;
        this.transactions = transactions;
        this.clock = clock;
        this.audit = audit;
        this.actor = actor;
    }

    public Lead required(Program program, long id) {
        return store.find(program.id(), id).orElseThrow(() -> Refusal.notFound("lead", id));
    }

    /**
     * A phase of a lead.
     *
     * @param at micros: since when
     */
    public record Stage(String phase, String by, long at) {}

    /** All that it went through, in the order of time. */
    public List<Stage> stages(Lead lead) {
        return store.stays(lead.id()).stream()
                .map(stay -> new Stage(stay.phase(), stay.by(), stay.at()))
                .toList();
    }

    /** A new lead; where its commission is not said, that of the policy in force. */
    public Lead create(Program program, LeadDraft draft) {
        FieldProblems problems = new FieldProblems();
        LeadText text = new LeadText(problems);
        String code = text.code("code", draft.code());
        String partner = text.code("partner", draft.partner());
        if (partner == null || !store.isPartner(program.id(), partner)) {
            problems.add("partner", draft.partner(), "the code of a partner");
        }
        LeadPerson person = new LeadPerson(
                text.name(draft.name()),
                text.company(draft.company()),
                text.email(draft.email()),
                text.note(draft.note()));
        String phase = draft.phase() == null ? phases.of(program.id()).get(0).name() : draft.phase();
        phases.find(program.id(), "phase", phase, problems);
        String percent = draft.commissionPercent();
        Long said = percent == null || percent.isBlank() ? null : LeadRate.read("commissionPercent", percent, problems);
        problems.refuseIfAny();
        long id = ids.next("lead");
        String used = code == null ? made(program, id) : code;
        PolicyRate.Found found = said == null ? policy.find(program, Objects.requireNonNull(partner), used) : null;
        return insert(
                program,
                new Lead(
                        id,
                        program.id(),
                        used,
                        Objects.requireNonNull(partner),
                        phase,
                        found == null ? said : (Long) found.millionths(),
                        found == null ? (said == null ? null : BY_HAND) : found.from(),
                        person,
                        actor.current().name(),
                        now(),
                        null));
    }

    /** A code that nobody has taken; ids are used once. */
    private String made(Program program, long id) {
        String code = "L-" + id;
        while (store.isUsed(program.id(), code)) {
            code = "L-" + ids.next("lead");
        }
        return code;
    }

    private Lead insert(Program program, Lead lead) {
        return transactions.get(() -> {
            phases.lock(program.id());
            refuseUnknownPhase(program, lead.phase());
            try {
                store.insert(lead);
            } catch (DuplicateKeyException taken) {
                throw Refusal.conflict("lead-exists", "there is a lead \"" + lead.code() + "\" already");
            }
            store.stay(lead.id(), new Stay(lead.phase(), lead.createdBy(), lead.createdAt()));
            audit.record("lead.create", "lead " + lead.code(), program.code(), null, Audited.of(lead));
            return lead;
        });
    }

    private void refuseUnknownPhase(Program program, String phase) {
        FieldProblems problems = new FieldProblems();
        phases.find(program.id(), "phase", phase, problems);
        problems.refuseIfAny();
    }

    /**
     * What is to change; what is not named stays.
     *
     * @param rate said at all; null takes it away
     */
    public record Edit(
            UnaryOperator<LeadPerson> person,
            @Nullable String phase,
            boolean rateSaid,
            @Nullable Long rate) {}

    public Lead edit(Program program, long id, Edit edit) {
        return transactions.get(() -> {
            if (edit.phase() != null) {
                phases.lock(program.id());
                refuseUnknownPhase(program, edit.phase());
            }
            Lead before = locked(program, id);
            Lead after = edited(before, edit);
            if (!after.equals(before)) {
                if (!after.phase().equals(before.phase())) {
                    refuseWhilePaying(program, before);
                    store.stay(id, new Stay(after.phase(), actor.current().name(), now()));
                }
                store.update(after);
                audit.record(
                        "lead.edit", "lead " + after.code(), program.code(), Audited.of(before), Audited.of(after));
            }
            return after;
        });
    }

    private static Lead edited(Lead before, Edit edit) {
        LeadPerson person = edit.person().apply(before.person());
        if (before.erasedAt() != null && !person.equals(before.person())) {
            throw Refusal.conflict(
                    "lead-erased", "the personal data of \"" + before.code() + "\" was erased and is not kept again");
        }
        Lead after = before.with(person);
        if (edit.phase() != null) {
            after = after.in(edit.phase());
        }
        if (edit.rateSaid() && !Objects.equals(edit.rate(), before.rate())) {
            after = after.at(edit.rate(), edit.rate() == null ? null : BY_HAND);
        }
        return after;
    }

    /** A payment is made for a lead that is won, and not for one that is not. */
    private void refuseWhilePaying(Program program, Lead lead) {
        boolean scheduled =
                payments.ofLead(lead.id()).stream().anyMatch(payment -> payment.state() == PaymentState.SCHEDULED);
        if (scheduled && lead.phase().equals(phases.won(program.id()).name())) {
            throw Refusal.conflict(
                    "payment-scheduled",
                    "lead " + lead.code() + " has a scheduled payment: void it before the lead leaves the phase \""
                            + lead.phase() + "\"");
        }
    }

    Lead locked(Program program, long id) {
        return store.lock(program.id(), id).orElseThrow(() -> Refusal.notFound("lead", id));
    }

    /** Personal data goes for good; the code, its payments and why stay. */
    public Lead erase(Program program, long id, String reason) {
        return transactions.get(() -> {
            Lead lead = locked(program, id);
            if (lead.erasedAt() != null) {
                return lead;
            }
            Lead erased = lead.erased(now());
            store.update(erased);
            audit.record("lead.erase", "lead " + lead.code(), program.code(), null, Map.of("reason", reason));
            return erased;
        });
    }

    /** Whom a partner brought goes with the partner. */
    @EventListener
    void partnerErased(PartnerErased erased) {
        Program program = erased.program();
        for (long id : store.ofPartner(program.id(), erased.partner().code())) {
            erase(program, id, "partner " + erased.partner().code() + " was erased");
        }
    }

    private long now() {
        return Times.micros(clock.instant());
    }
}
