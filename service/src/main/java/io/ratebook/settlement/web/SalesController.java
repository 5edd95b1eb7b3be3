package io.ratebook.settlement.web;

import io.ratebook.evaluation.SaleLine;
import io.ratebook.intake.SaleObject;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.settlement.PolicyTerms;
import io.ratebook.settlement.PolicyTermsOfProgram;
import io.ratebook.settlement.SaleConflictException;
import io.ratebook.settlement.SalesFiles;
import io.ratebook.settlement.Settlement;
import io.ratebook.settlement.Told;
import io.ratebook.version.Versions;
import io.ratebook.web.FieldProblem;
import io.ratebook.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Sales and refunds coming in. */
@RestController
@RequestMapping("/api/v1/programs/{p}")
class SalesController {
    private final Programs programs;
    private final Settlement settlement;
    private final PolicyTermsOfProgram terms;
    private final Versions versions;
    private final SalesFiles files;
    private final CurrentActor actor;

    SalesController(
            Programs programs,
            Settlement settlement,
            PolicyTermsOfProgram terms,
            Versions versions,
            SalesFiles files,
            CurrentActor actor) {
        this.programs = programs;
        this.settlement = settlement;
        this.terms = terms;
        this.versions = versions;
        this.files = files;
        this.actor = actor;
    }

    /** Records one; 200 if the same was recorded before. */
    @PostMapping("/sales")
    @PreAuthorize("hasAuthority('sales')")
    ResponseEntity<ToldJson> record(@PathVariable String p, @RequestBody JsonNode body) {
        Program program = programs.required(p);
        SaleLine line = line(body, program);
        try {
            Told told = settlement.record(program.id(), line);
            return ResponseEntity.status(told.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                    .body(json(told));
        } catch (SaleConflictException used) {
            throw Refusal.conflict(
                    "reference-used",
                    used.getMessage() + ": it was recorded with the amount "
                            + used.recorded().amount().toPlainString() + " "
                            + used.recorded().currency() + "; correct that sale instead of sending it again");
        }
    }

    /** What it would earn today's way; nothing is written. */
    @PostMapping("/sales/evaluate")
    @PreAuthorize("hasAuthority('read')")
    ToldJson evaluate(@PathVariable String p, @RequestBody JsonNode body) {
        Program program = programs.required(p);
        return json(tried(program, line(body, program), terms.of(program.id())));
    }

    /** What it would earn under a version; nothing is written. */
    @PostMapping("/versions/{number}/try")
    @PreAuthorize("hasAuthority('read')")
    ToldJson evaluateUnder(@PathVariable String p, @PathVariable int number, @RequestBody JsonNode body) {
        Program program = programs.required(p);
        int versionId = versions.version(program.id(), number).id();
        return json(tried(program, line(body, program), terms.allUnder(program.id(), versionId)));
    }

    private Told tried(Program program, SaleLine line, PolicyTerms under) {
        try {
            return settlement.tryOut(program.id(), line, under);
        } catch (SaleConflictException used) {
            throw Refusal.conflict(
                    "reference-used", used.getMessage() + ": give a reference that is not used to try something");
        }
    }

    /** A file of them, as a job. */
    @PostMapping("/sales/import")
    @PreAuthorize("hasAuthority('sales')")
    ResponseEntity<Map<String, Object>> importFile(
            @PathVariable String p, @RequestParam(defaultValue = "sales") String name, HttpServletRequest request)
            throws IOException {
        Program program = programs.required(p);
        long job = files.submit(
                program.id(), name, request.getInputStream(), actor.current().name());
        return ResponseEntity.accepted().body(Map.of("job", job));
    }

    private ToldJson json(Told told) {
        Integer versionId = told.versionId();
        return ToldJson.of(told, versionId == null ? null : terms.numberOf(versionId));
    }

    static SaleLine line(JsonNode body, Program program) {
        SaleObject.Content content =
                SaleObject.read(body, program.currencyCode().code());
        if (!content.problems().isEmpty()) {
            throw Refusal.wrong(content.problems().stream()
                    .map(problem -> new FieldProblem(problem.field(), problem.found(), problem.expected()))
                    .toList());
        }
        return Objects.requireNonNull(content.line());
    }
}
