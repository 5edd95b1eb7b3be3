package io.ratebook.adjustment;

import io.ratebook.intake.BalanceFile;
import io.ratebook.intake.BalanceRecord;
import io.ratebook.intake.LineProblem;
import io.ratebook.intake.ProblemLog;
import io.ratebook.jobs.FailedJob;
import io.ratebook.jobs.JobFile;
import io.ratebook.jobs.JobKind;
import io.ratebook.jobs.JobProblem;
import io.ratebook.jobs.RunningJob;
import io.ratebook.people.Actor;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.people.Right;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.settlement.Standstill;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes in a file of opening balances. Begun again after a crash it begins with the first line: what was taken in is unchanged
 * then. Lines that are wrong are named, and the rest is taken.
 */
@Component
class BalanceImportJob implements JobKind {
    static final String KIND = "balance-import";
    private static final int LINES_A_BATCH = 500;
    private static final long PAUSE_MILLIS = 200;

    private final BalanceImport importing;
    private final Standstill standstill;
    private final Programs programs;
    private final CurrentActor currentActor;
    private final Audit audit;
    private final Clock clock;

    BalanceImportJob(
            BalanceImport importing,
            Standstill standstill,
            Programs programs,
            CurrentActor currentActor,
            Audit audit,
            Clock clock) {
        this.importing = importing;
        this.standstill = standstill;
        this.programs = programs;
        this.currentActor = currentActor;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who asked for it. */
    record Asked(Actor actor) {}

    /**
     * What became of the lines of a file.
     *
     * @param approved that count now
     * @param waiting that are large and wait for a second person
     * @param unchanged that had been taken in before
     */
    record Result(long approved, long waiting, long unchanged, long rejected) {
        Result plus(Result other) {
            return new Result(
                    approved + other.approved,
                    waiting + other.waiting,
                    unchanged + other.unchanged,
                    rejected + other.rejected);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Two files at once could bring the same balance. */
    @Override
    public String exclusiveGroup() {
        return "balances";
    }

    @Override
    public Set<Right> rights() {
        return Set.of(Right.FINANCE);
    }

    @Override
    public @Nullable String notAgain(FailedJob job) {
        return null;
    }

    @Override
    public void run(RunningJob job) throws Exception {
        Program program = Objects.requireNonNull(programs.byId(job.programId()));
        String name = job.file().map(JobFile::name).orElse("");
        Actor actor = job.input(Asked.class).actor();
        ProblemLog problems = new ProblemLog(problem -> job.problem(problem(name, problem)));
        List<BalanceRecord> records = new ArrayList<>();
        Path file = job.toTempFile();
        BalanceFile.read(file, clock.instant().atZone(program.zoneId()).toLocalDate(), problems, records::add);
        Result result = new Result(0, 0, 0, problems.count());
        standstill.prepare(program.id());
        for (int from = 0; from < records.size(); from += LINES_A_BATCH) {
            job.checkCancelled();
            job.progress(from, records.size(), "entering balances");
            List<BalanceRecord> some = records.subList(from, Math.min(records.size(), from + LINES_A_BATCH));
            result = result.plus(entered(job, program, actor, some, problems));
        }
        Result reached = result;
        job.inTransaction(() -> {
            currentActor.as(actor, () -> {
                audit.record("adjustment.import", "file " + name, program.code(), null, reached);
                return reached;
            });
            return reached;
        });
        job.result(result);
    }

    /** Comes again while a job settles. */
    private Result entered(RunningJob job, Program program, Actor actor, List<BalanceRecord> some, ProblemLog problems)
            throws Exception {
        BalanceImport.Batch batch = null;
        while (batch == null) {
            job.checkCancelled();
            BalanceImport.Batch[] written = new BalanceImport.Batch[1];
            boolean done = job.inTransaction(() -> {
                if (!standstill.take(program.id())) {
                    return false;
                }
                written[0] = importing.write(program, job.id(), actor, some);
                job.further();
                return true;
            });
            if (done) {
                batch = written[0];
            } else {
                job.progress(0, 0, "waits until sales that came in are decided");
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        batch.problems().forEach(problems::report);
        return batch.result();
    }

    private static JobProblem problem(String fileName, LineProblem found) {
        return new JobProblem(
                (long) found.line(),
                found.column(),
                found.found(),
                found.expected(),
                found.in(fileName).text());
    }
}
