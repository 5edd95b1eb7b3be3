package io.ratebook.partner;

import io.ratebook.intake.LineProblem;
import io.ratebook.intake.ProblemLog;
import io.ratebook.jobs.FailedJob;
import io.ratebook.jobs.JobFile;
import io.ratebook.jobs.JobFiles;
import io.ratebook.jobs.JobKind;
import io.ratebook.jobs.JobProblem;
import io.ratebook.jobs.RunningJob;
import io.ratebook.partner.PartnerImport.Result;
import io.ratebook.people.Actor;
import io.ratebook.people.CurrentActor;
import io.ratebook.people.Right;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes in a file of partners. Begun again after a crash it begins with the first line: what was taken in is unchanged then.
 * The file goes with the end of the job, for it is full of personal data.
 */
@Component
class PartnerImportJob implements JobKind {
    static final String KIND = "partner-import";

    private final PartnerImport importing;
    private final Programs programs;
    private final CurrentActor currentActor;
    private final JobFiles files;

    PartnerImportJob(PartnerImport importing, Programs programs, CurrentActor currentActor, JobFiles files) {
        this.importing = importing;
        this.programs = programs;
        this.currentActor = currentActor;
        this.files = files;
    }

    /**
     * Who asked for it.
     *
     * @param payment whether they may enter payment details; null of what was asked for before that could be said: no
     */
    record Asked(Actor actor, @Nullable Boolean payment) {}

    @Override
    public String kind() {
        return KIND;
    }

    /** Two files at once would only wait for each other's partners. */
    @Override
    public String exclusiveGroup() {
        return "partners";
    }

    @Override
    public Set<Right> rights() {
        return Set.of(Right.PARTNERS);
    }

    @Override
    public @Nullable String notAgain(FailedJob job) {
        return null;
    }

    @Override
    public void run(RunningJob job) throws Exception {
        Result result = job.checkpoint(Result.class).orElse(null);
        if (result == null) {
            result = imported(job);
            Result reached = result;
            job.inTransaction(() -> job.checkpoint(reached));
        }
        files.forget(job.id());
        job.result(result);
    }

    private Result imported(RunningJob job) throws IOException {
        Program program = Objects.requireNonNull(programs.byId(job.programId()));
        String name = job.file().map(JobFile::name).orElse("");
        Path file = job.toTempFile();
        Asked asked = job.input(Asked.class);
        return currentActor.as(
                asked.actor(),
                () -> importing.run(
                        program,
                        file,
                        Boolean.TRUE.equals(asked.payment()),
                        (done, total) -> {
                            job.checkCancelled();
                            job.progress(done, total, "writing partners");
                        },
                        new ProblemLog(problem -> job.problem(problem(name, problem)))));
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
