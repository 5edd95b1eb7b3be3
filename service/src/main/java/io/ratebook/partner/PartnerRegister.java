package io.ratebook.partner;

import io.ratebook.database.Ids;
import io.ratebook.jobs.JobFiles;
import io.ratebook.people.Audit;
import io.ratebook.program.Program;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Takes partners in and changes them, one by one. Every change is in the audit log, without personal data. */
@Service
public class PartnerRegister {
    private final PartnerStore store;
    private final Ids ids;
    private final Transactions transactions;
    private final Clock clock;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final JobFiles files;

    PartnerRegister(
            PartnerStore store,
            Ids ids,
            Transactions transactions,
            Clock clock,
            Audit audit,
            ApplicationEventPublisher events,
            JobFiles files) {
        this.store = store;
        this.ids = ids;
        this.transactions = transactions;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
        this.files = files;
    }

    /** The partner of that code. */
    public Partner required(Program program, String code) {
        return required(code, store.read(store.ids(program.id(), List.of(code))));
    }

    private static Partner required(String code, List<Partner> found) {
        if (found.isEmpty()) {
            throw Refusal.notFound("partner", code);
        }
        return found.get(0);
    }

    /** A new partner. */
    public Partner create(Program program, PartnerDraft draft) {
        Partner partner = new Partner(
                ids.next("partner"),
                program.id(),
                draft.code(),
                draft.person(),
                draft.profile(),
                draft.standing(),
                now(),
                null);
        transactions.run(() -> {
            checkReferral(partner);
            try {
                store.insert(List.of(partner));
            } catch (DuplicateKeyException taken) {
                throw Refusal.conflict("partner-exists", "there is a partner \"" + partner.code() + "\" already");
            }
            record(program, "partner.create", null, partner);
        });
        return partner;
    }

    private void checkReferral(Partner partner) {
        String recruiter = partner.profile().referredBy();
        if (recruiter != null) {
            new Referrals(store, partner.programId()).check(partner.code(), recruiter);
        }
    }

    /** Changes what has no dates. */
    public Partner edit(Program program, String code, PartnerEdit edit) {
        return transactions.get(() -> {
            if (edit.referral()) {
                store.lockReferrals(program.id());
            }
            return change(program, code, "partner.edit", partner -> edited(partner, edit));
        });
    }

    private Partner edited(Partner partner, PartnerEdit edit) {
        Person person = edit.person().apply(partner.person());
        if (partner.isErased() && !person.equals(partner.person())) {
            throw Refusal.conflict(
                    "partner-erased",
                    "the personal data of \"" + partner.code() + "\" was erased and is not kept again");
        }
        Partner edited = partner.with(person).with(edit.profile().apply(partner.profile()));
        if (edit.referral()) {
            checkReferral(edited);
        }
        return edited;
    }

    /**
     * Brings a partner into a state from an instant on.
     *
     * @param from microseconds; null for now
     */
    public Partner move(
            Program program, String code, PartnerState state, @Nullable Long from, @Nullable String reason) {
        return change(
                program,
                code,
                "partner." + state.word(),
                partner -> partner.with(partner.standing()
                        .with(partner.standing().states().with(state, from == null ? now() : from, reason))));
    }

    /** Gives a partner a level from an instant on, or none. */
    public Partner level(Program program, String code, long from, @Nullable String level) {
        return change(
                program,
                code,
                "partner.level",
                partner -> partner.with(
                        partner.standing().with(partner.standing().levels().with(from, level))));
    }

    /** Puts a partner into a group for a time. */
    public Partner group(Program program, String code, Membership membership) {
        return change(
                program,
                code,
                "partner.group",
                partner -> partner.with(
                        partner.standing().with(partner.standing().groups().with(membership))));
    }

    /** Personal data goes for good; the code, what was earned and why stay. */
    public Partner erase(Program program, String code, String reason) {
        return transactions.get(() -> {
            Partner partner = held(program, code);
            if (partner.isErased()) {
                return partner;
            }
            files.forgetEnded(program.id(), PartnerImportJob.KIND);
            Partner erased = partner.erased(now());
            store.update(List.of(erased));
            events.publishEvent(new PartnerErased(program, erased));
            audit.record("partner.erase", "partner " + code, program.code(), null, Map.of("reason", reason));
            return erased;
        });
    }

    private Partner change(Program program, String code, String action, UnaryOperator<Partner> step) {
        return transactions.get(() -> {
            Partner before = held(program, code);
            Partner after = stepped(before, step);
            if (!after.equals(before)) {
                store.update(List.of(after));
                record(program, action, before, after);
            }
            return after;
        });
    }

    private static Partner stepped(Partner before, UnaryOperator<Partner> step) {
        try {
            return step.apply(before);
        } catch (IllegalMoveException illegal) {
            throw Refusal.conflict("illegal-move", String.valueOf(illegal.getMessage()));
        }
    }

    /**
     * The partner of that code, whom nobody changes or erases until the current transaction ends.
     *
     * @throws Refusal with status 404 if there is none
     */
    public Partner held(Program program, String code) {
        return required(code, store.read(store.lock(program.id(), List.of(code))));
    }

    private void record(Program program, String action, @Nullable Partner before, Partner after) {
        audit.record(
                action,
                "partner " + after.code(),
                program.code(),
                before == null ? null : AuditedPartner.of(before),
                AuditedPartner.of(after));
        if (before == null || !after.decidesLike(before)) {
            Set<String> codes = store.recruitsOf(program.id(), List.of(after.code()));
            codes.add(after.code());
            events.publishEvent(new PartnerChanged(program.id(), codes));
        }
    }

    private long now() {
        return Times.micros(clock.instant());
    }
}
