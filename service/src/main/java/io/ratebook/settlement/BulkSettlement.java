package io.ratebook.settlement;

import io.ratebook.commission.Booked;
import io.ratebook.jobs.RunningJob;
import io.ratebook.web.Times;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Settles many lines at once: all are decided together, then written in batches, each in one transaction. Calls that record
 * single sales get their turn between batches; what they changed is settled once more at the end. Broken off and begun
 * again, it writes what is missing.
 */
@Component
class BulkSettlement {
    private static final int LINES_A_BATCH = 10_000;
    private static final long NO_BATCH = -1;
    private static final int RECORDED_A_BATCH = 4_000;

    private final DataSource dataSource;
    private final SettlementLock turns;
    private final Deciding deciding;
    private final ChangeWriter writer;
    private final PeriodEnds periods;
    private final PolicyTermsOfProgram terms;
    private final Clock clock;

    BulkSettlement(
            DataSource dataSource,
            SettlementLock turns,
            Deciding deciding,
            ChangeWriter writer,
            PeriodEnds periods,
            PolicyTermsOfProgram terms,
            Clock clock) {
        this.dataSource = dataSource;
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

    /** One settling, for a job. */
    final class Run {
        private final RunningJob job;
        private final SaleBooks.Shelf shelf;
        private final int programId;
        private final long arrival;
        private final ImportTally tally;
        private @Nullable PolicyTerms decided;
        private int recordedBelow;
        private int freshBelow;

        /** @param arrival micros that stand for the call that brought the fresh lines */
        Run(RunningJob job, SaleBooks.Shelf shelf, long arrival, ImportTally tally) {
            this.job = job;
            this.shelf = shelf;
            this.programId = job.programId();
            this.arrival = arrival;
            this.tally = tally;
        }

        /** Settles the lines that the reading adds, and all that they change. */
        void settleNew(Reading reading) throws Exception {
            turns.prepare(programId);
            Decision decision;
            shelf.lock.lock();
            try {
                OpenBook open = refreshed();
                recordedBelow = open.size();
                reading.read(open);
                freshBelow = open.size();
                job.progress(0, freshBelow - recordedBelow, "deciding");
                decided = terms.of(programId);
                decision = deciding.around(programId, open, decided, open.numbersFrom(recordedBelow));
                open.keep();
            } catch (Exception failed) {
                shelf.forget();
                throw failed;
            } finally {
                shelf.lock.unlock();
            }
            write(decision);
        }

        /**
         * Settles recorded lines again, and all that they may change.
         *
         * @param partners those whose lines they are; all lines of the program if there are none
         */
        void settleAgain(Set<String> partners) throws Exception {
            turns.prepare(programId);
            Decision decision;
            shelf.lock.lock();
            try {
                OpenBook open = refreshed();
                recordedBelow = open.size();
                freshBelow = recordedBelow;
                job.progress(0, freshBelow, "deciding");
                decided = terms.of(programId);
                decision = partners.isEmpty()
                        ? deciding.everything(programId, open, decided)
                        : deciding.around(programId, open, decided, open.book().linesOf(partners));
            } finally {
                shelf.lock.unlock();
            }
            write(decision);
        }

        private OpenBook refreshed() throws Exception {
            OpenBook open = shelf.book();
            open.cutBack();
            job.inTransaction(() -> {
                Connection connection = DataSourceUtils.getConnection(dataSource);
                open.refresh(connection, turns.latest(connection, programId));
            });
            return open;
        }

        private void write(Decision decision) throws Exception {
            try (BulkWriter batches = new BulkWriter()) {
                writeFresh(decision, batches);
                writeRecorded(decision, batches);
                batches.finish();
                settleMeanwhile();
                periods.settle(programId);
            } catch (Exception failed) {
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
            Comparison comparison = new Comparison(decision);
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

        private void writeFresh(List<LineChange> changes) throws Exception {
            long firstId = changes.get(0).id();
            long lastId = changes.get(changes.size() - 1).id();
            long batch = job.inTransaction(() -> {
                Connection connection = DataSourceUtils.getConnection(dataSource);
                writer.write(connection, programId, now(), arrival, job.id(), changes);
                long number = turns.tell(connection, programId, firstId, lastId, Happened.ADDED);
                refuseOldTerms();
                return number;
            });
            shelf.lock.lock();
            try {
                shelf.book().pin(changes);
                shelf.book().committed(batch);
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
                    batches.add(() -> keep(job.inTransaction(() -> {
                        Connection connection = DataSourceUtils.getConnection(dataSource);
                        turns.take(connection, programId);
                        refuseOldTerms();
                        return writeAgain(connection, decision, part);
                    })));
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

        /** That batch was committed, and what it did is in the book. */
        private void keep(long batch) {
            shelf.lock.lock();
            try {
                if (batch != NO_BATCH) {
                    shelf.book().committed(batch);
                }
            } finally {
                shelf.lock.unlock();
            }
        }

        /**
         * COMPARE and WRITE recorded lines, while this process alone may settle the program.
         *
         * @return the number of the batch; {@link #NO_BATCH} where all stands as it should
         */
        private long writeAgain(Connection connection, Decision decision, List<Integer> lines) throws Exception {
            List<Long> ids = lines.stream().map(decision::id).toList();
            Recorded recorded = Recorded.ofLines(connection, ids);
            Booked booked = Booked.ofLines(connection, ids);
            List<LineChange> changes;
            shelf.lock.lock();
            try {
                changes = new Comparison(decision).again(lines, recorded, booked);
                shelf.book().pin(changes);
            } finally {
                shelf.lock.unlock();
            }
            if (changes.isEmpty()) {
                return NO_BATCH;
            }
            writer.write(connection, programId, now(), arrival, null, changes);
            tally.add(changes);
            LongSummaryStatistics changed =
                    changes.stream().mapToLong(LineChange::id).summaryStatistics();
            return turns.tell(connection, programId, changed.getMin(), changed.getMax(), Happened.DECIDED);
        }

        /** What calls recorded while batches were written was decided without what was not written yet. */
        private void settleMeanwhile() throws Exception {
            shelf.lock.lock();
            try {
                keep(job.inTransaction(() -> {
                    Connection connection = DataSourceUtils.getConnection(dataSource);
                    OpenBook open = shelf.book();
                    open.refresh(connection, turns.take(connection, programId));
                    if (open.size() > freshBelow) {
                        Decision decision =
                                deciding.around(programId, open, terms.held(programId), open.numbersFrom(freshBelow));
                        List<Integer> lines = new ArrayList<>();
                        for (int line = 0; line < decision.lines(); line++) {
                            if (decision.mayChange(line)) {
                                lines.add(line);
                            }
                        }
                        return writeAgain(connection, decision, lines);
                    }
                    return NO_BATCH;
                }));
            } finally {
                shelf.lock.unlock();
            }
        }

        private long now() {
            return Times.micros(clock.instant());
        }
    }
}
