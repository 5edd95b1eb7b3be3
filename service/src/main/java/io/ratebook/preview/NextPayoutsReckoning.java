package io.ratebook.preview;

import io.ratebook.evaluation.Evaluation;
import io.ratebook.jobs.RunningJob;
import io.ratebook.payout.LineKey;
import io.ratebook.payout.UpcomingPayments;
import io.ratebook.payout.UpcomingPayments.Assumption;
import io.ratebook.payout.UpcomingPayments.Shift;
import io.ratebook.payout.UpcomingPayments.When;
import io.ratebook.program.Program;
import io.ratebook.settlement.PolicyTerms;
import io.ratebook.settlement.PolicyTermsOfProgram;
import io.ratebook.settlement.StoredSales;
import io.ratebook.version.ReadyVersion;
import io.ratebook.version.ReadyVersions;
import io.ratebook.web.Times;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Reckons what the next payouts would be under a version, both ways; by the code that makes runs. */
@Component
class NextPayoutsReckoning {
    private final DataSource dataSource;
    private final UpcomingPayments upcoming;
    private final PolicyTermsOfProgram terms;
    private final ReadyVersions versions;
    private final NextPayoutsStore store;
    private final Clock clock;

    NextPayoutsReckoning(
            DataSource dataSource,
            UpcomingPayments upcoming,
            PolicyTermsOfProgram terms,
            ReadyVersions versions,
            NextPayoutsStore store,
            Clock clock) {
        this.dataSource = dataSource;
        this.upcoming = upcoming;
        this.terms = terms;
        this.versions = versions;
        this.store = store;
        this.clock = clock;
    }

    /**
     * What is compared.
     *
     * @param asTheyStand of the lines, before
     * @param when the next payouts are made
     */
    record Compared(Program program, StoredSales stored, int versionId, LineMarks asTheyStand, When when) {}

    /**
     * What is to be asked of the next payouts.
     *
     * @param assumptions of the ways, in their order
     */
    record Asked(Program program, When when, NextPayouts next, List<Assumption> assumptions) {}

    Compared compared(Program program, StoredSales stored, int versionId, LineMarks asTheyStand) {
        return new Compared(program, stored, versionId, asTheyStand, upcoming.when(program));
    }

    /** @param counted by how much lines differ, had the version counted for the sales of the range */
    Asked ask(RunningJob job, Compared of, Map<LineKey, Shift> counted) throws Exception {
        Program program = of.program();
        When when = of.when();
        LocalDate today = clock.instant().atZone(program.zoneId()).toLocalDate();
        PolicyTerms activated = terms.activated(program.id(), of.versionId(), today);
        ReadyVersion then = versions.version(activated.versionId(activated.indexAt(when.asOf())));
        NextPayouts next = new NextPayouts(
                when.scheduled(),
                when.on(),
                when.to(),
                when.asOf(),
                today,
                then.version().number());
        return new Asked(
                program,
                when,
                next,
                List.of(
                        new Assumption(then, activated(job, of, activated, today)),
                        new Assumption(versions.version(of.versionId()), counted)));
    }

    /** Sales that are decided stay as they are: mostly there is nothing that the version would decide. */
    private Map<LineKey, Shift> activated(RunningJob job, Compared of, PolicyTerms activated, LocalDate today)
            throws Exception {
        long from = Times.micros(today.atStartOfDay(of.program().zoneId()).toInstant());
        return of.stored().anyWaitsFrom(from)
                ? shifts(job, of, of.stored().evaluate(activated), OwedLine::asDecidedAgain)
                : Map.of();
    }

    /** By how much lines of partners and currencies differ by an evaluation. */
    Map<LineKey, Shift> shifts(RunningJob job, Compared of, Evaluation under, PayoutShifts.Way way) throws Exception {
        LineMarks marks = new LineMarks(of.stored(), under);
        long now = Times.micros(clock.instant());
        return job.inTransaction(() -> {
            PayoutShifts shifts =
                    new PayoutShifts(connection(), of.program(), of.stored(), of.when(), now, job::checkCancelled);
            shifts.addLines(of.asTheyStand().differing(marks), under, way);
            shifts.addAdditions(of.asTheyStand().additions(), marks.additions(), now, way);
            return shifts.shifts();
        });
    }

    private Connection connection() {
        return DataSourceUtils.getConnection(dataSource);
    }

    /** In the transaction of the job that keeps the preview. */
    void keep(RunningJob job, long preview, Asked asked) throws SQLException {
        store.add(preview, asked.next());
        try (NextPayoutsStore.Writing writing = store.writing(connection(), preview)) {
            upcoming.compare(asked.program(), asked.when(), asked.assumptions(), compared -> {
                job.checkCancelled();
                try {
                    writing.add(compared);
                } catch (SQLException refused) {
                    throw new NotWrittenException(refused);
                }
            });
            writing.addSums();
        } catch (NotWrittenException refused) {
            throw refused.refused();
        }
    }

    /** Carries what the database refused out of a taker of lines. */
    private static final class NotWrittenException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final SQLException refused;

        NotWrittenException(SQLException refused) {
            super(refused);
            this.refused = refused;
        }

        SQLException refused() {
            return refused;
        }
    }
}
