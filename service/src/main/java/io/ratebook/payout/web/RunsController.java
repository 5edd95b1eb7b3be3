package io.ratebook.payout.web;

import io.ratebook.payout.PayoutRun;
import io.ratebook.payout.PayoutRuns;
import io.ratebook.payout.RunSums;
import io.ratebook.payout.Voiding;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.Cursor;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Page;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Payout runs: made, reviewed, frozen, approved, or made void. */
@RestController
@RequestMapping("/api/v1/programs/{p}/payout-runs")
class RunsController {
    private static final Cursor.Scope LATEST = Cursor.Scope.of("-createdAt");
    private static final int REASON_MAX = 400;

    private final Programs programs;
    private final PayoutRuns runs;
    private final RunSums sums;
    private final Voiding voiding;
    private final Clock clock;

    RunsController(Programs programs, PayoutRuns runs, RunSums sums, Voiding voiding, Clock clock) {
        this.programs = programs;
        this.runs = runs;
        this.sums = sums;
        this.voiding = voiding;
        this.clock = clock;
    }

    /** As a job, whose result names the run. */
    @PostMapping
    @PreAuthorize("hasAuthority('finance')")
    ResponseEntity<Map<String, Object>> make(@PathVariable String p, @RequestBody RunBody body) {
        Program program = programs.required(p);
        PayoutRuns.Submitted submitted = runs.generate(
                program, body.checked(clock.instant().atZone(program.zoneId()).toLocalDate()));
        return ResponseEntity.accepted().body(Map.of("run", submitted.run(), "job", submitted.job()));
    }

    /** The latest first. */
    @GetMapping
    @PreAuthorize("hasAuthority('read')")
    Page<RunJson> list(
            @PathVariable String p,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Program program = programs.required(p);
        Cursor after = LATEST.read(cursor, 2);
        int size = Page.limit(limit);
        PayoutRuns.Place before =
                after == null ? PayoutRuns.Place.BEGINNING : new PayoutRuns.Place(after.number(0), after.number(1));
        List<PayoutRun> found = runs.page(program, before, size + 1);
        return Page.of(found, size, run -> LATEST.after(run.created().at(), run.id()))
                .map(run -> RunJson.of(run, sums));
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('read')")
    RunJson one(@PathVariable String p, @PathVariable long id) {
        return RunJson.of(runs.required(programs.required(p), id), sums);
    }

    /** As a job, whose result is the hash that an approval names. */
    @PostMapping("/{id}/freeze")
    @PreAuthorize("hasAuthority('finance')")
    ResponseEntity<Map<String, Object>> freeze(@PathVariable String p, @PathVariable long id) {
        return accepted(runs.freeze(programs.required(p), id));
    }

    /** As a job; the hash says what was looked at. */
    @PostMapping("/{id}/approve")
    @PreAuthorize("hasAuthority('finance')")
    ResponseEntity<Map<String, Object>> approve(
            @PathVariable String p, @PathVariable long id, @RequestBody JsonNode body) {
        return accepted(runs.approve(programs.required(p), id, FieldProblems.required(body, "hash", 64)));
    }

    /** As a job: what its payouts claimed is payable again. */
    @PostMapping("/{id}/void")
    @PreAuthorize("hasAuthority('finance')")
    ResponseEntity<Map<String, Object>> makeVoid(
            @PathVariable String p, @PathVariable long id, @RequestBody JsonNode body) {
        return accepted(voiding.run(programs.required(p), id, FieldProblems.required(body, "reason", REASON_MAX)));
    }

    private static ResponseEntity<Map<String, Object>> accepted(long job) {
        return ResponseEntity.accepted().body(Map.of("job", job));
    }
}
