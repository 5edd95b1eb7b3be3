package io.ratebook.settlement;

import io.ratebook.commission.Booked;
import io.ratebook.database.Ids;
import io.ratebook.evaluation.ResultLine;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.product.Products;
import io.ratebook.web.Times;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Records sales and refunds that come in one by one, and says what they would earn. */
@Service
public class Settlement {
    private final Turns turns;
    private final SettlementLock rows;
    private final Deciding deciding;
    private final ChangeWriter writer;
    private final PolicyTermsOfProgram terms;
    private final Products products;
    private final Ids ids;
    private final Clock clock;

    Settlement(
            Turns turns,
            SettlementLock rows,
            Deciding deciding,
            ChangeWriter writer,
            PolicyTermsOfProgram terms,
            Products products,
            Ids ids,
            Clock clock) {
        this.turns = turns;
        this.rows = rows;
        this.deciding = deciding;
        this.writer = writer;
        this.terms = terms;
        this.products = products;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Records a sale or refund, decides it and what it changes about others, and books all of that in one transaction. The
     * same line again changes nothing.
     *
     * @throws SaleConflictException if its reference was used for other content
     */
    public Told record(int programId, SaleLine line) {
        if (line.product() != null) {
            products.learn(programId, List.of(line.product()));
        }
        return turns.writing(programId, turn -> record(turn, line));
    }

    private Told record(Turns.Turn turn, SaleLine line) throws SQLException {
        long now = Times.micros(clock.instant());
        OpenBook open = turn.open();
        int number = add(open, line, now);
        PolicyTerms inForce = terms.held(turn.programId());
        Decision decision = deciding.around(turn.programId(), open, inForce, number);
        if (open.id(number) != OpenBook.NO_ID) {
            return told(decision, number, true);
        }
        long id = ids.next("sale");
        open.identify(number, id);
        Decision before = deciding.before(turn.programId(), open, inForce, decision, number);
        List<LineChange> changes = changes(turn.connection(), decision, before, number);
        writer.write(turn.connection(), turn.programId(), now, now, null, changes);
        turn.tell(id, id);
        turn.onCommit(() -> open.pin(changes.subList(0, 1)));
        turn.decided(changes.subList(1, changes.size()));
        return told(decision, number, false);
    }

    /** What a line would earn; nothing is written. */
    public Told tryOut(int programId, SaleLine line, PolicyTerms under) {
        return turns.looking(programId, turn -> {
            int number = add(turn.open(), line, Times.micros(clock.instant()));
            return told(deciding.around(programId, turn.open(), under, number), number, false);
        });
    }

    /** Why a recorded sale or refund earns what it earns, as all is known now; empty if there is none. */
    public Optional<Told> explain(int programId, String source, String reference, PolicyTerms under) {
        return turns.looking(programId, turn -> {
            int number = turn.open().book().find(source, reference);
            return number < 0
                    ? Optional.empty()
                    : Optional.of(told(deciding.around(programId, turn.open(), under, number), number, true));
        });
    }

    /** All that is recorded, as of now; takes about 130 bytes of memory a line. */
    public StoredSales stored(int programId) {
        return turns.looking(programId, turn -> deciding.stored(programId, turn.open()));
    }

    /** Number of the latest batch of sales that came in. */
    public long changes(int programId) {
        return rows.latest(programId);
    }

    private static int add(OpenBook open, SaleLine line, long arrival) {
        try {
            return open.add(line, arrival);
        } catch (IllegalArgumentException used) {
            int known = open.book().find(line.source(), line.reference());
            throw new SaleConflictException(line, open.book().pick(known).line(0));
        }
    }

    private static Told told(Decision decision, int number, boolean repeated) {
        int line = decision.lineOf(number);
        List<ResultLine> results = decision.results(line);
        long id = decision.id(line);
        return new Told(
                id == OpenBook.NO_ID ? null : id,
                repeated,
                decision.line(line),
                decision.versionId(results.get(0).saleLine()),
                results,
                decision.explain(line));
    }

    /** COMPARE: the new line, and the recorded ones that earn otherwise since it is there. */
    private static List<LineChange> changes(Connection connection, Decision after, Decision before, int fresh)
            throws SQLException {
        List<Integer> moved = new ArrayList<>();
        for (int line = 0; line < after.lines(); line++) {
            int number = after.number(line);
            if (number < fresh && after.mayChange(line) && !after.sameAs(before, before.lineOf(number), line)) {
                moved.add(line);
            }
        }
        Comparison comparison = new Comparison(after);
        List<LineChange> changes = new ArrayList<>();
        changes.add(comparison.fresh(after.lineOf(fresh)));
        if (!moved.isEmpty()) {
            List<Long> movedIds = moved.stream().map(after::id).toList();
            changes.addAll(comparison.again(
                    moved, Recorded.ofLines(connection, movedIds), Booked.ofLines(connection, movedIds)));
        }
        return changes;
    }
}
