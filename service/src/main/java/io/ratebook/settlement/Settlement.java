package io.ratebook.settlement;

import io.ratebook.commission.Booked;
import io.ratebook.commission.Handled;
import io.ratebook.database.Ids;
import io.ratebook.evaluation.Credit;
import io.ratebook.evaluation.ResultLine;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.idempotency.CurrentAttempt;
import io.ratebook.product.Products;
import io.ratebook.web.Times;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final CurrentAttempt attempt;
    private final Calls calls = new Calls();

    Settlement(
            Turns turns,
            SettlementLock rows,
            Deciding deciding,
            ChangeWriter writer,
            PolicyTermsOfProgram terms,
            Products products,
            Ids ids,
            Clock clock,
            CurrentAttempt attempt) {
        this.turns = turns;
        this.rows = rows;
        this.deciding = deciding;
        this.writer = writer;
        this.terms = terms;
        this.products = products;
        this.ids = ids;
        this.clock = clock;
        this.attempt = attempt;
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
        if (attempt.isUnderWay()) {
            Calls.Call alone = new Calls.Call(line);
            record(programId, List.of(alone));
            return alone.answer();
        }
        return calls.record(programId, line, together -> record(programId, together));
    }

    private void record(int programId, List<Calls.Call> together) {
        turns.writing(programId, turn -> {
            new Recording(turn).all(together);
            return together;
        });
    }

    /** The calls of one turn: decided once, each as if the others of the turn were recorded too. */
    private final class Recording {
        private final Turns.Turn turn;
        private final OpenBook open;
        private final PolicyTerms inForce;
        private final KnownPartners partners;
        private final long now = Times.micros(clock.instant());
        /** The first number that no line had before. */
        private final int firstNew;

        Recording(Turns.Turn turn) {
            this.turn = turn;
            this.open = turn.open();
            this.inForce = terms.held(turn.programId(), turn.facts());
            this.partners = deciding.partners(turn.programId(), turn.facts());
            this.firstNew = open.size();
        }

        void all(List<Calls.Call> calls) throws SQLException {
            partners.with(calls.stream()
                    .flatMap(call -> call.line().credits().stream())
                    .map(Credit::partner)
                    .collect(Collectors.toSet()));
            Map<Calls.Call, Integer> numbers = added(calls);
            if (numbers.isEmpty()) {
                return;
            }
            Decision decision = deciding.around(
                    turn,
                    inForce,
                    partners,
                    firstNew,
                    numbers.values().stream()
                            .mapToInt(Integer::intValue)
                            .distinct()
                            .toArray());
            if (open.size() > firstNew) {
                List<Integer> moved = moved(decision);
                writeFresh(decision);
                writeMoved(decision, moved);
                turn.onCommit(() -> Deciding.keepRoomUsed(decision, open, turn.facts(), inForce));
            }
            Set<Integer> told = new HashSet<>();
            numbers.forEach(
                    (call, number) -> call.done(told(decision, number, number < firstNew || !told.add(number))));
        }

        /** The number of each line in the book; lines that are refused have none. */
        private Map<Calls.Call, Integer> added(List<Calls.Call> calls) {
            Map<Calls.Call, Integer> numbers = new LinkedHashMap<>();
            for (Calls.Call call : calls) {
                try {
                    numbers.put(call, add(open, call.line(), now));
                } catch (SaleConflictException used) {
                    call.failed(used);
                }
            }
            return numbers;
        }

        /** Lines that earn otherwise since the new ones are there. */
        private List<Integer> moved(Decision after) {
            List<Integer> moved = new ArrayList<>();
            if (after.number(0) < firstNew) {
                Decision before = deciding.before(open, inForce, after, firstNew);
                for (int line = 0; line < before.lines(); line++) {
                    int same = after.lineOf(before.number(line));
                    if (after.mayChange(same) && !after.sameAs(before, line, same)) {
                        moved.add(same);
                    }
                }
            }
            return moved;
        }

        private void writeFresh(Decision decision) throws SQLException {
            List<LineChange> fresh = new ArrayList<>(open.size() - firstNew);
            for (int number = firstNew; number < open.size(); number++) {
                open.identify(number, ids.next("sale"));
            }
            Comparison comparison = new Comparison(
                    decision,
                    Handled.ofSales(
                            turn.connection(), Comparison.takenBackFrom(decision, firstNew, open.size(), firstNew)));
            for (int number = firstNew; number < open.size(); number++) {
                fresh.add(comparison.fresh(decision.lineOf(number)));
            }
            open.pin(fresh);
            write(fresh);
            turn.tell(fresh.get(0).id(), fresh.get(fresh.size() - 1).id());
        }

        private void writeMoved(Decision decision, List<Integer> moved) throws SQLException {
            if (moved.isEmpty()) {
                return;
            }
            Recorded recorded = Recorded.ofLines(
                    turn.connection(), moved.stream().map(decision::id).toList());
            // Of a file that is being written: it decides around what came meanwhile at its end.
            moved.removeIf(line -> !recorded.has(decision.id(line)));
            List<Long> movedIds = moved.stream().map(decision::id).toList();
            Booked booked = Booked.ofLines(turn.connection(), movedIds);
            List<LineChange> changes = new Comparison(
                            decision, Handled.ofSales(turn.connection(), Comparison.salesOf(decision, moved, booked)))
                    .again(moved, recorded, booked);
            write(changes);
            turn.decided(changes);
        }

        private void write(List<LineChange> changes) throws SQLException {
            writer.write(turn.connection(), turn.programId(), now, now, null, changes);
        }
    }

    /** What a line would earn; nothing is written. */
    public Told tryOut(int programId, SaleLine line, PolicyTerms under) {
        return turns.looking(programId, turn -> {
            int firstNew = turn.open().size();
            int number = add(turn.open(), line, Times.micros(clock.instant()));
            return told(decided(turn, under, firstNew, number), number, false);
        });
    }

    /** Why a recorded sale or refund earns what it earns, as all is known now; empty if there is none. */
    public Optional<Told> explain(int programId, String source, String reference, PolicyTerms under) {
        return turns.looking(programId, turn -> {
            int number = turn.open().book().find(source, reference);
            return number < 0
                    ? Optional.empty()
                    : Optional.of(told(decided(turn, under, turn.open().size(), number), number, true));
        });
    }

    private Decision decided(Turns.Turn turn, PolicyTerms under, int firstNew, int number) {
        return deciding.around(turn, under, deciding.partners(turn.programId()), firstNew, number);
    }

    /** Does what the first call for the program would have to do before its own work. */
    void readAhead(int programId) {
        turns.looking(programId, turn -> {
            deciding.readAhead(turn, terms.of(programId));
            return turn;
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
}
