package io.ratebook.preview;

import io.ratebook.database.Ids;
import io.ratebook.evaluation.Evaluation;
import io.ratebook.jobs.FailedJob;
import io.ratebook.jobs.JobKind;
import io.ratebook.jobs.RunningJob;
import io.ratebook.payout.LineKey;
import io.ratebook.payout.UpcomingPayments.Shift;
import io.ratebook.people.Right;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.settlement.PolicyTerms;
import io.ratebook.settlement.PolicyTermsOfProgram;
import io.ratebook.settlement.Settlement;
import io.ratebook.settlement.StoredSales;
import io.ratebook.version.Versions;
import io.ratebook.web.DayRange;
import io.ratebook.web.Times;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs a preview: READ all sales, DECIDE them as they stand and under the version, COMPARE, and keep the figures. */
@Component
class PreviewJob implements JobKind {
    static final String KIND = "preview";
    private static final int STEPS = 6;

    private final Programs programs;
    private final Versions versions;
    private final Settlement settlement;
    private final PolicyTermsOfProgram terms;
    private final PreviewStore store;
    private final NextPayoutsReckoning nextPayouts;
    private final Ids ids;
    private final Clock clock;

    PreviewJob(
            Programs programs,
            Versions versions,
            Settlement settlement,
            PolicyTermsOfProgram terms,
            PreviewStore store,
            NextPayoutsReckoning nextPayouts,
            Ids ids,
            Clock clock) {
        this.programs = programs;
        this.versions = versions;
        this.settlement = settlement;
        this.terms = terms;
        this.store = store;
        this.nextPayouts = nextPayouts;
        this.ids = ids;
        this.clock = clock;
    }

    /** What such a job is asked for with. */
    record Asked(int versionId, LocalDate from, LocalDate to) {}

    /** What such a job comes to. */
    record Result(long preview) {}

    @Override
    public String kind() {
        return KIND;
    }

    /** One at a time in a program: each holds all of its sales. */
    @Override
    public String exclusiveGroup() {
        return KIND;
    }

    @Override
    public Set<Right> rights() {
        return Set.of(Right.POLICIES);
    }

    @Override
    public @Nullable String notAgain(FailedJob job) {
        return null;
    }

    @Override
    public void run(RunningJob job) throws Exception {
        Asked asked = job.input(Asked.class);
        Program program = Objects.requireNonNull(programs.byId(job.programId()));
        DayRange days = DayRange.of(asked.from().toString(), asked.to().toString(), program.zoneId());
        RowsBuilder.Range range = new RowsBuilder.Range(
                Objects.requireNonNull(days.from()), Objects.requireNonNull(days.until()), program.zoneId());
        step(job, 0, "reading sales");
        int activations = versions.inForce(program.id()).activations();
        StoredSales stored = settlement.stored(program.id());
        PolicyTerms standing = terms.of(program.id());
        PolicyTerms changed = terms.with(program.id(), asked.versionId(), range.from(), range.until());
        RowsBuilder rows = new RowsBuilder(stored, range);
        step(job, 1, "deciding sales as they stand");
        NextPayoutsReckoning.Compared compared =
                nextPayouts.compared(program, stored, asked.versionId(), asTheyStand(rows, stored, standing));
        step(job, 2, "deciding sales under the version");
        Map<LineKey, Shift> shifts = counted(job, rows, compared, changed);
        step(job, 3, "comparing");
        Rows built = rows.build();
        int[] counts = rows.counts();
        step(job, 4, "the next payouts");
        NextPayoutsReckoning.Asked next = nextPayouts.ask(job, compared, shifts);
        step(job, 5, "keeping the figures");
        Preview preview = new Preview(
                ids.next("preview"),
                program.id(),
                asked.versionId(),
                terms.numberOf(asked.versionId()),
                "",
                asked.from(),
                asked.to(),
                Times.micros(clock.instant()),
                job.startedBy(),
                counts[0],
                counts[1],
                stored.changes(),
                activations);
        job.inTransaction(() -> {
            store.add(preview, built);
            nextPayouts.keep(job, preview.id(), next);
        });
        job.result(new Result(preview.id()));
    }

    /** What sales earn as they stand is not kept in memory while they are decided under the version. */
    private static LineMarks asTheyStand(RowsBuilder rows, StoredSales stored, PolicyTerms standing) {
        Evaluation evaluation = stored.evaluate(standing);
        rows.before(evaluation);
        return new LineMarks(stored, evaluation);
    }

    private Map<LineKey, Shift> counted(
            RunningJob job, RowsBuilder rows, NextPayoutsReckoning.Compared compared, PolicyTerms changed)
            throws Exception {
        Evaluation evaluation = compared.stored().evaluate(changed);
        rows.after(evaluation);
        return nextPayouts.shifts(job, compared, evaluation, OwedLine::asIfCounted);
    }

    private static void step(RunningJob job, int number, String text) {
        job.checkCancelled();
        job.progress(number, STEPS, text);
    }
}
