package io.ratebook.jobs.web;

import io.ratebook.jobs.Job;
import io.ratebook.jobs.JobFilter;
import io.ratebook.jobs.JobProblem;
import io.ratebook.jobs.JobProblems;
import io.ratebook.jobs.JobState;
import io.ratebook.jobs.Jobs;
import io.ratebook.jobs.Jobs.Place;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.people.Right;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.CsvDownload;
import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import io.ratebook.web.Transactions;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Jobs of all programs; a token that is good for one program sees those of that one. */
@RestController
@RequestMapping("/api/v1/jobs")
class JobsController {
    private final Jobs jobs;
    private final JobProblems problems;
    private final Programs programs;
    private final CurrentActor currentActor;
    private final Audit audit;
    private final Transactions transactions;
    private final JsonMapper json;

    JobsController(
            Jobs jobs,
            JobProblems problems,
            Programs programs,
            CurrentActor currentActor,
            Audit audit,
            Transactions transactions,
            JsonMapper json) {
        this.jobs = jobs;
        this.problems = problems;
        this.programs = programs;
        this.currentActor = currentActor;
        this.audit = audit;
        this.transactions = transactions;
        this.json = json;
    }

    /** A problem without the place it has among the others. */
    record ProblemJson(
            @Nullable Long line,
            @Nullable String column,
            @Nullable String found,
            @Nullable String expected,
            String text) {
        static ProblemJson of(JobProblem problem) {
            return new ProblemJson(
                    problem.line(), problem.column(), problem.found(), problem.expected(), problem.text());
        }
    }

    @GetMapping
    @PreAuthorize("hasAuthority('read')")
    Page<JobJson> page(
            @RequestParam(required = false) @Nullable String program,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Boolean aside,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        String only = currentActor.current().program();
        String code = said(program) == null ? only : program;
        JobFilter filter = new JobFilter(
                code == null ? null : programs.required(code).id(), said(kind), state(said(state)), aside);
        Cursor.Scope scope = Cursor.Scope.of("-createdAt", code, filter.kind(), filter.state(), filter.aside());
        Cursor after = scope.read(cursor, 2);
        int size = Page.limit(limit);
        List<Job> found =
                jobs.list(filter, after == null ? null : new Place(after.number(0), after.number(1)), size + 1);
        return Page.of(found, size, job -> {
                    Place place = Place.of(job);
                    return scope.after(place.createdAt(), place.id());
                })
                .map(this::json);
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable JobState state(@Nullable String code) {
        if (code == null) {
            return null;
        }
        return Arrays.stream(JobState.values())
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.parameter(
                        "state",
                        code,
                        "one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(JobState.values())
                                                .map(JobState::code)
                                                .toList())));
    }

    private JobJson json(Job job) {
        return JobJson.of(
                job,
                programCode(job),
                jobs.isCancellable(job),
                jobs.again(job),
                job.result() == null ? null : json.readTree(job.result()));
    }

    private @Nullable String programCode(Job job) {
        Program program = job.programId() == null ? null : programs.byId(job.programId());
        return program == null ? null : program.code();
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('read')")
    JobJson one(@PathVariable long id) {
        return json(required(id));
    }

    private Job required(long id) {
        Job job = jobs.find(id).orElseThrow(() -> Refusal.notFound("job", id));
        String only = currentActor.current().program();
        if (only != null && !only.equals(programCode(job))) {
            throw Refusal.notFound("job", id);
        }
        return job;
    }

    @PostMapping("/{id}/cancel")
    @PreAuthorize("hasAnyAuthority('sales', 'partners', 'policies', 'finance')")
    JobJson cancel(@PathVariable long id) {
        Job job = required(id);
        if (!job.state().ended() && !jobs.isCancellable(job)) {
            throw Refusal.conflict(
                    "job-not-cancellable",
                    "job " + id + " (" + job.title()
                            + ") brings amounts in line with what has changed already; without it they would stay wrong");
        }
        transactions.run(() -> {
            if (!jobs.cancel(id)) {
                throw Refusal.conflict(
                        "job-ended", "job " + id + " is " + required(id).state().code() + " already");
            }
            audit.record(
                    "job.cancel", "job " + id, programCode(job), job.state().code(), null);
        });
        return json(required(id));
    }

    /** One that failed goes on where it stopped. By who may ask for such a job. */
    @PostMapping("/{id}/again")
    @PreAuthorize("hasAnyAuthority('sales', 'partners', 'policies', 'finance')")
    JobJson again(@PathVariable long id, Authentication caller) {
        Job job = required(id);
        Jobs.Again again = jobs.again(job);
        if (again != null && again.whyNot() == null && !mayOne(caller, again)) {
            throw Refusal.forbidden("job " + id + " (" + job.title() + ") is begun again by who has the right "
                    + again.rights().stream().map(Right::code).sorted().collect(Collectors.joining(" or ")));
        }
        String by = currentActor.current().name();
        transactions.run(() -> {
            jobs.beginAgain(id, by);
            audit.record("job.again", "job " + id, programCode(job), told(job), null);
        });
        return json(required(id));
    }

    private static boolean mayOne(Authentication caller, Jobs.Again again) {
        return caller.getAuthorities().stream().anyMatch(one -> again.rights().stream()
                .anyMatch(right -> right.code().equals(one.getAuthority())));
    }

    private static Map<String, String> told(Job job) {
        return Map.of(
                "title", job.title(), "state", job.state().code(), "failure", Objects.toString(job.failure(), ""));
    }

    /** One that failed does not count any more. */
    @PostMapping("/{id}/aside")
    @PreAuthorize("hasAnyAuthority('sales', 'partners', 'policies', 'finance')")
    JobJson aside(@PathVariable long id) {
        Job job = required(id);
        String by = currentActor.current().name();
        transactions.run(() -> {
            if (!jobs.putAside(id, by)) {
                throw Refusal.conflict(
                        "job-not-failed",
                        "job " + id + " is " + job.state().code()
                                + (job.aside() == null ? "" : " and put aside already") + ", expected failed");
            }
            audit.record("job.aside", "job " + id, programCode(job), told(job), null);
        });
        return json(required(id));
    }

    @GetMapping("/{id}/problems")
    @PreAuthorize("hasAuthority('read')")
    Page<ProblemJson> problems(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        required(id);
        Cursor.Scope scope = Cursor.Scope.of("number", id);
        Cursor after = scope.read(cursor, 1);
        int size = Page.limit(limit);
        List<JobProblem> found = problems.after(id, after == null ? 0 : after.number(0), size + 1);
        return Page.of(found, size, problem -> scope.after(problem.number())).map(ProblemJson::of);
    }

    @GetMapping("/{id}/problems.csv")
    @PreAuthorize("hasAuthority('read')")
    void problemsCsv(@PathVariable long id, HttpServletResponse response) throws IOException {
        required(id);
        try (CsvDownload csv = new CsvDownload(
                response, "job-" + id + "-problems.csv", "line", "column", "found", "expected", "text")) {
            problems.each(
                    id,
                    problem -> csv.line(
                            problem.line() == null ? null : String.valueOf(problem.line()),
                            problem.column(),
                            problem.found(),
                            problem.expected(),
                            problem.text()));
        }
    }
}
