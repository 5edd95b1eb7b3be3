package io.ratebook.settlement;

import io.ratebook.commission.Booked;
import io.ratebook.commission.CommissionKey;
import io.ratebook.commission.Declines;
import io.ratebook.commission.Handled;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.sale.Answer;
import io.ratebook.sale.RecordedSale;
import io.ratebook.sale.Revisions;
import io.ratebook.sale.SaleState;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/**
 * What a person changes about recorded sales: their content, whether they count at all, or only that they are decided once
 * more. What they earned is taken back and what they earn now is booked, and so for all that they touch; what they said
 * before stays readable.
 */
@Service
public class Corrections {
    private final Turns turns;
    private final SettlementLock rows;
    private final Deciding deciding;
    private final ChangeWriter writer;
    private final PolicyTermsOfProgram terms;
    private final Declines declines;
    private final Revisions revisions;
    private final Audit audit;
    private final CurrentActor actor;
    private final Clock clock;

    Corrections(
            Turns turns,
            SettlementLock rows,
            Deciding deciding,
            ChangeWriter writer,
            PolicyTermsOfProgram terms,
            Declines declines,
            Revisions revisions,
            Audit audit,
            CurrentActor actor,
            Clock clock) {
        this.turns = turns;
        this.rows = rows;
        this.deciding = deciding;
        this.writer = writer;
        this.terms = terms;
        this.declines = declines;
        this.revisions = revisions;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Gives a sale other content.
     *
     * @param changed the line as it should have been; same source and reference
     * @return how many sales and refunds earn otherwise now
     * @throws Refusal while a job imports or decides sales of the program again
     */
    public int correct(Program program, RecordedSale sale, SaleLine changed, String reason) {
        return changing(program, turn -> {
            Set<Long> touched = touched(turn, sale);
            revisions.replace(
                    turn.connection(),
                    sale.id(),
                    sale.line(),
                    changed,
                    reason,
                    actor.current().name(),
                    now());
            turn.replaced(sale.id());
            touched.add(sale.id());
            audit.record(
                    "sale.correct",
                    "sale " + sale.line().reference(),
                    program.code(),
                    sale.line(),
                    Map.of("reason", reason, "content", changed));
            return settle(turn, touched);
        });
    }

    /** Takes a sale out: it counts nowhere, and all it earned is taken back. Answers as {@link #correct}. */
    public int takeOut(Program program, RecordedSale sale, String reason) {
        return changing(program, turn -> {
            Set<Long> touched = touched(turn, sale);
            touched.remove(sale.id());
            LineChange empty = nothingLeft(turn, sale, reason);
            revisions.keep(
                    turn.connection(),
                    sale.id(),
                    sale.line(),
                    reason,
                    actor.current().name(),
                    now());
            writer.write(turn.connection(), program.id(), now(), now(), null, List.of(empty));
            turn.replaced(sale.id());
            audit.record(
                    "sale.void",
                    "sale " + sale.line().reference(),
                    program.code(),
                    sale.line(),
                    Map.of("reason", reason));
            return 1 + settle(turn, touched);
        });
    }

    /**
     * Decides a sale once more, with the facts as they are known now; what was declined of it is owed again. Answers as
     * {@link #correct}.
     *
     * @param reason empty if none was given
     */
    public int again(Program program, RecordedSale sale, String reason) {
        return changing(program, turn -> {
            String reference = sale.line().reference();
            declines.end(turn.connection(), program, sale.id(), reference, reason);
            int changed = settle(turn, touched(turn, sale));
            audit.record(
                    "sale.rerun",
                    "sale " + reference,
                    program.code(),
                    null,
                    Map.of("reason", reason, "changed", changed));
            return changed;
        });
    }

    /** See {@link Declining#decline}. */
    void decline(Program program, RecordedSale sale, CommissionKey key, String reason) {
        changing(program, turn -> {
            declines.begin(turn.connection(), program, key, sale.line().reference(), reason);
            int changed = settle(turn, touched(turn, sale));
            declines.mark(turn.connection(), program, key);
            return changed;
        });
    }

    /** A turn in which recorded sales are changed: not while a job writes what it decided with them as they were. */
    private <T> T changing(Program program, Turns.Unit<T> unit) {
        return turns.writing(program.id(), turn -> {
            if (rows.unsettledSince(turn.connection(), program.id()) != null) {
                throw Refusal.conflict(
                        "settling",
                        "sales of this program are being imported or decided again: try it when that job is done");
            }
            return unit.run(turn);
        });
    }

    /** Ids of the sales and refunds that may earn otherwise when this one changes. */
    private Set<Long> touched(Turns.Turn turn, RecordedSale sale) {
        Set<Long> touched = new TreeSet<>();
        int number = turn.open().book().find(sale.line().source(), sale.line().reference());
        if (number >= 0) {
            Decision decision = deciding.around(turn.programId(), turn.open(), terms.of(turn.programId()), number);
            for (int line = 0; line < decision.lines(); line++) {
                if (decision.mayChange(line)) {
                    touched.add(decision.id(line));
                }
            }
        }
        return touched;
    }

    /** COMPARE and WRITE lines, and those around them as the book stands now. */
    private int settle(Turns.Turn turn, Set<Long> touched) throws SQLException {
        int[] numbers = turn.open().numbersOf(touched);
        Decision decision = deciding.around(turn.programId(), turn.open(), terms.held(turn.programId()), numbers);
        List<Integer> lines = new ArrayList<>();
        for (int line = 0; line < decision.lines(); line++) {
            if (decision.mayChange(line)) {
                lines.add(line);
            }
        }
        List<Long> ids = lines.stream().map(decision::id).toList();
        Booked booked = Booked.ofLines(turn.connection(), ids);
        Handled handled = Handled.ofSales(turn.connection(), Comparison.salesOf(decision, lines, booked));
        List<LineChange> changes =
                new Comparison(decision, handled).again(lines, Recorded.ofLines(turn.connection(), ids), booked);
        if (!changes.isEmpty()) {
            writer.write(turn.connection(), turn.programId(), now(), now(), null, changes);
            turn.decided(changes);
        }
        return changes.size();
    }

    private LineChange nothingLeft(Turns.Turn turn, RecordedSale sale, String reason) throws SQLException {
        Booked booked = Booked.ofLines(turn.connection(), List.of(sale.id()));
        Recorded.Standing standing =
                Recorded.ofLines(turn.connection(), List.of(sale.id())).of(sale.id());
        Answer answer = new Answer(SaleState.VOID, reason, standing.answer().versionId());
        List<Long> soldAs =
                booked.ofLine(sale.id()).stream().map(sum -> sum.key().saleId()).toList();
        return Comparison.nothingLeft(
                sale.id(),
                sale.line().occurredAtMicros(),
                terms.of(turn.programId()).zone(),
                answer,
                standing,
                booked,
                Handled.ofSales(turn.connection(), soldAs));
    }

    private long now() {
        return Times.micros(clock.instant());
    }
}
