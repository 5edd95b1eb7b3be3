package io.ratebook.adjustment;

import io.ratebook.adjustment.AdjustmentTable.FromFile;
import io.ratebook.adjustment.AdjustmentTable.Inserts;
import io.ratebook.database.Ids;
import io.ratebook.ledger.Books;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import io.ratebook.partner.PartnerState;
import io.ratebook.people.Actor;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.people.Humans;
import io.ratebook.program.Program;
import io.ratebook.settlement.Standstill;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;

/**
 * Enters adjustments, and has a second person approve or decline those that are large. What is approved is owed, or taken back,
 * from then on: its entry and its ledger transaction are of the same unit of work.
 */
@Service
public class Adjustments {
    private static final String COUNTING_NOW =
            "sales of this program are being imported or decided again: try it when" + " that job is done";

    private final AdjustmentTable table;
    private final AdjustmentPosting posting;
    private final Standstill standstill;
    private final Books books;
    private final Humans humans;
    private final Ids ids;
    private final Transactions transactions;
    private final DataSource dataSource;
    private final Clock clock;
    private final Audit audit;
    private final CurrentActor currentActor;
    private final BigDecimal limit;

    /** @param limit of what one person may do alone, in major units of each currency, that included */
    Adjustments(
            AdjustmentTable table,
            AdjustmentPosting posting,
            Standstill standstill,
            Books books,
            Humans humans,
            Ids ids,
            Transactions transactions,
            DataSource dataSource,
            Clock clock,
            Audit audit,
            CurrentActor currentActor,
            @Value("${ratebook.adjustments.second-person-over:500.00}") BigDecimal limit) {
        this.table = table;
        this.posting = posting;
        this.standstill = standstill;
        this.books = books;
        this.humans = humans;
        this.ids = ids;
        this.transactions = transactions;
        this.dataSource = dataSource;
        this.clock = clock;
        this.audit = audit;
        this.currentActor = currentActor;
        this.limit = limit;
    }

    /** Over which amount, in major units of each currency, a second person has to approve. */
    public BigDecimal secondPersonOver() {
        return limit;
    }

    public Adjustment required(int programId, long id) {
        Adjustment found = table.find(programId, id);
        if (found == null) {
            throw Refusal.notFound("adjustment", id);
        }
        return found;
    }

    /** Enters one; it waits where it is large, and is approved at once where not. */
    public Adjustment create(Program program, AdjustmentDraft draft) {
        return atStandstill(program, () -> {
            refuseWrong(program, draft);
            Adjustment made = made(draft, currentActor.current());
            write(program, List.of(made), null);
            audit.record("adjustment.create", object(made), program.code(), null, audited(made));
            return made;
        });
    }

    /** What it becomes; not written yet. */
    Adjustment made(AdjustmentDraft draft, Actor by) {
        boolean waits = draft.money().amount().abs().compareTo(limit) > 0;
        long now = now();
        return new Adjustment(
                ids.next("commission"),
                draft.partner(),
                draft.money().currency().code(),
                draft.money().minor(),
                draft.kind().code(),
                draft.day(),
                draft.reason(),
                draft.document(),
                waits ? Adjustment.WAITING : Adjustment.APPROVED,
                by.name(),
                by.personId(),
                now,
                null,
                waits ? null : now);
    }

    /**
     * In the current transaction, which has the program's turn.
     *
     * @param files of each, in their order; null of what was entered by hand
     */
    void write(Program program, List<Adjustment> all, @Nullable List<FromFile> files) {
        try {
            try (Inserts rows = new Inserts(DataSourceUtils.getConnection(dataSource), program.id())) {
                for (int i = 0; i < all.size(); i++) {
                    rows.add(all.get(i), files == null ? null : files.get(i));
                }
            }
            posting.post(
                    program.id(),
                    all.stream()
                            .filter(one -> one.state().equals(Adjustment.APPROVED))
                            .toList(),
                    now());
        } catch (SQLException failed) {
            throw new UncategorizedSQLException("adjustments", null, failed);
        }
    }

    /** By somebody who did not enter it; it counts from now. */
    public Adjustment approve(Program program, long id) {
        return decide(program, id, Adjustment.APPROVED, null);
    }

    /** By somebody who did not enter it. */
    public Adjustment decline(Program program, long id, String reason) {
        return decide(program, id, Adjustment.DECLINED, reason);
    }

    private Adjustment decide(Program program, long id, String state, @Nullable String reason) {
        return atStandstill(program, () -> {
            Adjustment waiting = table.lock(program.id(), id);
            if (waiting == null) {
                throw Refusal.notFound("adjustment", id);
            }
            if (!waiting.state().equals(Adjustment.WAITING)) {
                throw Refusal.conflict("not-waiting", "adjustment " + id + " is " + waiting.state() + " already");
            }
            refuseSamePerson(waiting);
            if (state.equals(Adjustment.APPROVED)) {
                refuseWrong(program, draft(waiting));
            }
            table.decide(id, state, currentActor.current(), now());
            Adjustment decided = required(program.id(), id);
            if (state.equals(Adjustment.APPROVED)) {
                post(program, decided);
            }
            audit.record(
                    state.equals(Adjustment.APPROVED) ? "adjustment.approve" : "adjustment.decline",
                    object(decided),
                    program.code(),
                    audited(waiting),
                    reason == null ? audited(decided) : Map.of("state", state, "reason", reason));
            return decided;
        });
    }

    private void post(Program program, Adjustment approved) {
        try {
            posting.post(program.id(), List.of(approved), now());
        } catch (SQLException failed) {
            throw new UncategorizedSQLException("an adjustment", null, failed);
        }
    }

    private static AdjustmentDraft draft(Adjustment one) {
        return new AdjustmentDraft(
                one.partner(),
                new Money(one.amount(), CurrencyCode.of(one.currency())),
                Objects.requireNonNull(AdjustmentKind.find(one.kind())),
                one.day(),
                one.reason(),
                one.document());
    }

    /** A second pair of eyes is another human's: no machine, and no other name of who entered it. */
    private void refuseSamePerson(Adjustment waiting) {
        Actor actor = currentActor.current();
        if (actor.kind() != Actor.Kind.PERSON) {
            throw Refusal.forbidden("a person who is signed in decides about an adjustment, and no token");
        }
        if (humans.samePerson(actor.personId(), waiting.createdById())) {
            throw Refusal.conflict(
                    "same-person",
                    "adjustment " + waiting.id() + " was entered by " + waiting.createdBy()
                            + ", who is the same person: somebody else has to decide about it");
        }
    }

    private void refuseWrong(Program program, AdjustmentDraft draft) {
        FieldProblems problems = new FieldProblems();
        LocalDate today = clock.instant().atZone(program.zoneId()).toLocalDate();
        if (draft.day().isAfter(today)) {
            problems.add("day", draft.day(), "a day up to today, " + today);
        }
        if (!table.partnerExists(program.id(), draft.partner())) {
            problems.add("partner", draft.partner(), "the code of a partner");
        } else if (draft.kind() == AdjustmentKind.WRITTEN_OFF) {
            refuseToWriteOff(program, draft, problems);
        }
        problems.refuseIfAny();
    }

    /** No more than is owed to the program, with all that may still be approved taken into account. */
    private void refuseToWriteOff(Program program, AdjustmentDraft draft, FieldProblems problems) {
        String left = PartnerState.LEFT.word();
        if (!table.partnerIs(program.id(), draft.partner(), left, now())) {
            problems.add("partner", draft.partner(), "a partner who has left");
        }
        String currency = draft.money().currency().code();
        long balance = books.ofPartner(program.id(), draft.partner()).stream()
                .filter(one -> one.account().currency().equals(currency))
                .mapToLong(one -> one.amount())
                .sum();
        long amount = draft.money().minor();
        if (balance >= 0) {
            problems.add("amount", draft.money(), "nothing to write off: the balance is " + money(balance, currency));
        } else if (amount <= 0 || amount > -balance) {
            problems.add(
                    "amount",
                    draft.money(),
                    "more than 0 and at most " + money(-balance, currency) + ", which the partner owes");
        }
    }

    private static String money(long minor, String currency) {
        return new Money(minor, CurrencyCode.of(currency)).toString();
    }

    private static String object(Adjustment one) {
        return "adjustment " + one.id();
    }

    private static Object audited(Adjustment one) {
        return Map.of(
                "partner",
                one.partner(),
                "amount",
                MoneyJson.of(one.amount(), one.currency()),
                "kind",
                one.kind(),
                "day",
                one.day().toString(),
                "reason",
                one.reason(),
                "document",
                one.document() == null ? "" : one.document(),
                "state",
                one.state());
    }

    /** With the program's turn taken, so that no payout and no job changes what it rests on. */
    private <T> T atStandstill(Program program, Supplier<T> unit) {
        standstill.prepare(program.id());
        return transactions.get(() -> {
            if (!takenTurn(program.id())) {
                throw Refusal.conflict("settling", COUNTING_NOW);
            }
            return unit.get();
        });
    }

    private boolean takenTurn(int programId) {
        try {
            return standstill.take(programId);
        } catch (SQLException failed) {
            throw new UncategorizedSQLException("the program's turn", null, failed);
        }
    }

    private long now() {
        return Times.micros(clock.instant());
    }
}
