package io.ratebook.settlement;

import io.ratebook.commission.Booked;
import io.ratebook.commission.Handled;
import io.ratebook.jobs.BulkWriter;
import io.ratebook.jobs.RunningJob;
import io.ratebook.web.Times;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Settles many lines at once: all are decided together, then written in batches, each in one transaction. Calls that record
 * single sales get their turn between batches; what they changed is settled once more at the end. The first batch leaves a
 * mark that the last one takes away: where an earlier settling was broken off, by whatever, the next one decides what it
 * wrote once more, with all that this changes.
 */
@Component
class BulkSettlement {
    private static final int LINES_A_BATCH = 10_000;
    private static final int RECORDED_A_BATCH = 4_000;

    private final DataSource dataSource;
    private final SaleBooks books;
    private final SettlementLock turns;
    private final Deciding deciding;
    private final ChangeWriter writer;
    private final PeriodEnds periods;
    private final PolicyTermsOfProgram terms;
    private final Clock clock;

    BulkSettlement(
            DataSource dataSource,
            SaleBooks books,
            SettlementLock turns,
            Deciding deciding,
            ChangeWriter writer,
            PeriodEnds periods,
            PolicyTermsOfProgram terms,
            Clock clock) {
        this.dataSource = dataSource;
        this.books = books;
        this.turns = turns;
        this.deciding = deciding;
        this.writer = writer;
        this.periods = periods;
        this.terms = terms;
        this.clock = clock;
    }

    /** Reads lines into the book. */
    interface Reading {
        void read(OpenBook open) throws Exception;
    }

    /**
     * What a transaction wrote.
     *
     * @param book that it was decided in, by whose numbers the changes go
     * @param number of its batch
     */
    private record Written(OpenBook book, long number, List<LineChange> changes) {}

    /** Writes one transaction; null if there is nothing to write. */
    private interface Batch {
        @Nullable
        Written write(Connection connection) throws Exception;
    }

    /** One settling, for a job. */
    final class Run {
        private final RunningJob job;
        private final SaleBooks.Shelf shelf;
        private final int programId;
        private final long arrival;
        private final ImportTally tally;
        private @Nullable PolicyTerms decided;
        /** That the lines were decided in; the shelf may have another by the time they are written. */
        private OpenBook book;
        /** Lines that an earlier settling left half settled. */
        private int[] leftOver = {};

        private int recordedBelow;
        private int freshBelow;

        /** @param arrival micros that stand for the call that brought the fresh lines */
        Run(RunningJob job, SaleBooks.Shelf shelf, long arrival, ImportTally tally) {
            this.job = job;
            this.shelf = shelf;
            this.programId = job.programId();
            this.arrival = arrival;
            this.tally = tally;
            this.book = shelf.book();
        }

        /** Settles the lines that the reading adds, and all that they change. */
        void settleNew(Reading reading) throws Exception {
            turns.prepare(programId);
            Decision decision = null;
            shelf.lock.lock();
            try {
                OpenBook open = refreshed();
                recordedBelow = open.size();
                reading.read(open);
                freshBelow = open.size();
                books.makeRoomBeside(shelf);
                job.progress(0, freshBelow - recordedBelow, "deciding");
                decided = terms.of(programId);
                int[] unsettled = with(open.numbersFrom(recordedBelow));
                if (unsettled.length > 0) {
                    decision = deciding.around(programId, open, decided, unsettled);
                }
                open.keep();
            } catch (Exception | Error failed) {
                shelf.forget();
                throw failed;
            } finally {
                shelf.lock.unlock();
            }
            if (decision == null) {
                job.inTransaction(() -> turns.endUnsettled(DataSourceUtils.getConnection(dataSource), programId));
            } else {
                write(decision);
            }
        }

        /**
         * Settles recorded lines again, and all that they may change.
         *
         * @param asked whose lines they are
         */
        void settleAgain(SettleAgain.Asked asked) throws Exception {
            turns.prepare(programId);
            Decision decision;
            shelf.lock.lock();
            try {
                OpenBook open = refreshed();
                recordedBelow = open.size();
                freshBelow = recordedBelow;
                books.makeRoomBeside(shelf);
                job.progress(0, freshBelow, "deciding");
                decided = terms.of(programId);
                decision = asked.lead() == null && asked.partners().isEmpty()
                        ? deciding.everything(programId, open, decided)
                        : deciding.around(programId, open, decided, with(lines(asked, open)));
            } finally {
                shelf.lock.unlock();
            }
            write(decision);
        }

        private static int[] lines(SettleAgain.Asked asked, OpenBook open) {
            return asked.lead() == null
                    ? open.book().linesOf(asked.partners())
                    : open.book().linesOfLead(asked.lead());
        }

        private OpenBook refreshed() throws Exception {
            OpenBook open = shelf.book();
            book = open;
            open.cutBack();
            job.inTransaction(() -> {
                Connection connection = DataSourceUtils.getConnection(dataSource);
                open.refresh(connection, turns.latest(connection, programId));
                // What came meanwhile is little: nobody waits long for the program's row.
                long latest = turns.take(connection, programId);
                open.refresh(connection, latest);
                Long since = turns.unsettledSince(connection, programId);
                leftOver = since == null ? new int[0] : open.numbersAfter(connection, since);
                turns.beginUnsettled(connection, programId, latest);
            });
            return open;
        }

        private int[] with(int... numbers) {
            return IntStream.concat(IntStream.of(numbers), IntStream.of(leftOver))
                    .toArray();
        }

        private void write(Decision decision) throws Exception {
            try (SaleBooks.Held held = shelf.hold();
                    BulkWriter batches = new BulkWriter()) {
                writeFresh(decision, batches);
                writeRecorded(decision, batches);
                batches.finish();
                settleMeanwhile();
                periods.settle(programId);
            } catch (Exception | Error failed) {
                forget();
                throw failed;
            }
        }

        /** Fresh lines that are not written yet must not be taken for recorded ones. */
        private void forget() {
            shelf.lock.lock();
            try {
                shelf.forget();
            } finally {
                shelf.lock.unlock();
            }
        }

        private void writeFresh(Decision decision, BulkWriter batches) throws Exception {
            Comparison comparison = new Comparison(decision, handled(decision));
            for (int from = recordedBelow; from < freshBelow; from += LINES_A_BATCH) {
                int below = Math.min(freshBelow, from + LINES_A_BATCH);
                List<LineChange> changes = new ArrayList<>(below - from);
                shelf.lock.lock();
                try {
                    for (int number = from; number < below; number++) {
                        changes.add(comparison.fresh(decision.lineOf(number)));
                    }
                } finally {
                    shelf.lock.unlock();
                }
                batches.add(() -> writeFresh(changes));
            }
        }

        /** Of recorded sales that fresh refunds take back from; it stays so, since nobody declines meanwhile. */
        private Handled handled(Decision decision) throws Exception {
            shelf.lock.lock();
            try {
                Set<Long> sales = Comparison.takenBackFrom(decision, recordedBelow, freshBelow, recordedBelow);
                return job.inTransaction(() -> Handled.ofSales(DataSourceUtils.getConnection(dataSource), sales));
            } finally {
                shelf.lock.unlock();
            }
        }

        private void writeFresh(List<LineChange> changes) throws Exception {
            long firstId = changes.get(0).id();
            long lastId = changes.get(changes.size() - 1).id();
            long batch = job.inTransaction(() -> {
                Connection connection = DataSourceUtils.getConnection(dataSource);
                writer.write(connection, programId, now(), arrival, job.id(), changes);
                long number = turns.tell(connection, programId, firstId, lastId, Happened.ADDED);
                refuseOldTerms();
                job.further();
                return number;
            });
            shelf.lock.lock();
            try {
                remember(new Written(book, batch, changes));
            } finally {
                shelf.lock.unlock();
            }
            tally.add(changes);
            job.progress(tally.recorded(), freshBelow - recordedBelow, "writing");
        }

        private void writeRecorded(Decision decision, BulkWriter batches) throws Exception {
            List<Integer> lines = new ArrayList<>(RECORDED_A_BATCH);
            for (int line = 0; line < decision.lines(); line++) {
                if (decision.number(line) < recordedBelow && decision.mayChange(line)) {
                    lines.add(line);
                }
                if (lines.size() == RECORDED_A_BATCH || line == decision.lines() - 1 && !lines.isEmpty()) {
                    List<Integer> part = List.copyOf(lines);
                    lines.clear();
                    batches.add(() -> writeAlone(connection -> {
                        turns.take(connection, programId);
                        refuseOldTerms();
                        return writeAgain(connection, decision, part);
                    }));
                    job.progress(line, decision.lines(), "comparing");
                }
            }
        }

        /** Asked with the program's row taken, as calls do: in the other order they would wait for each other. */
        private void refuseOldTerms() {
            if (!terms.holdStill(Objects.requireNonNull(decided))) {
                throw new TermsChangedException();
            }
        }

        /**
         * Writes while no call uses the book. The shelf is locked before the program's row, as calls do it: in the other
         * order each would hold what the other waits for, and no database sees that.
         */
        private void writeAlone(Batch batch) throws Exception {
            shelf.lock.lock();
            try {
                Written written = job.inTransaction(() -> batch.write(DataSourceUtils.getConnection(dataSource)));
                if (written != null) {
                    remember(written);
                    tally.add(written.changes());
                }
            } finally {
                shelf.lock.unlock();
            }
        }

        /** Lines have their numbers in the book they were decided in; another one reads the batch when it is used next. */
        private void remember(Written written) {
            if (shelf.book() == written.book()) {
                written.book().pin(written.changes());
                written.book().committed(written.number());
            }
        }

        /** COMPARE and WRITE recorded lines, while this job alone may settle the program. */
        private @Nullable Written writeAgain(Connection connection, Decision decision, List<Integer> lines)
                throws Exception {
            List<Long> ids = lines.stream().map(decision::id).toList();
            Recorded recorded = Recorded.ofLines(connection, ids);
            Booked booked = Booked.ofLines(connection, ids);
            Handled handled = Handled.ofSales(connection, Comparison.salesOf(decision, lines, booked));
            List<LineChange> changes = new Comparison(decision, handled).again(lines, recorded, booked);
            if (changes.isEmpty()) {
                return null;
            }
            writer.write(connection, programId, now(), arrival, null, changes);
            job.further();
            LongSummaryStatistics changed =
                    changes.stream().mapToLong(LineChange::id).summaryStatistics();
            return new Written(
                    decision.book(),
                    turns.tell(connection, programId, changed.getMin(), changed.getMax(), Happened.DECIDED),
                    changes);
        }

        /** What calls recorded while batches were written was decided without what was not written yet. */
        private void settleMeanwhile() throws Exception {
            writeAlone(connection -> {
                OpenBook open = shelf.book();
                open.refresh(connection, turns.take(connection, programId));
                turns.endUnsettled(connection, programId);
                int[] meanwhile = open == book ? open.numbersFrom(freshBelow) : open.numbersBeside(book, freshBelow);
                if (meanwhile.length == 0) {
                    return null;
                }
                Decision decision = deciding.around(programId, open, terms.held(programId), meanwhile);
                List<Integer> lines = new ArrayList<>();
                for (int line = 0; line < decision.lines(); line++) {
                    if (decision.mayChange(line)) {
                        lines.add(line);
                    }
                }
                return writeAgain(connection, decision, lines);
            });
        }

        private long now() {
            return Times.micros(clock.instant());
        }
    }
}
