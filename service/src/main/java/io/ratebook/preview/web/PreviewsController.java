package io.ratebook.preview.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ratebook.people.CurrentActor;
import io.ratebook.preview.Preview;
import io.ratebook.preview.Previews;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.sale.web.SaleStory;
import io.ratebook.sale.web.SaleStory.AnswerJson;
import io.ratebook.settlement.PolicyTermsOfProgram;
import io.ratebook.version.PolicyVersion;
import io.ratebook.version.Versions;
import io.ratebook.web.Cursor;
import io.ratebook.web.DayRange;
import io.ratebook.web.Page;
import io.ratebook.web.Times;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** Previews: run, listed, and told as a whole and for one sale. */
@RestController
@RequestMapping("/api/v1/programs/{p}/previews")
class PreviewsController {
    private final Programs programs;
    private final Versions versions;
    private final Previews previews;
    private final PolicyTermsOfProgram terms;
    private final SaleStory story;
    private final CurrentActor actor;

    PreviewsController(
            Programs programs,
            Versions versions,
            Previews previews,
            PolicyTermsOfProgram terms,
            SaleStory story,
            CurrentActor actor) {
        this.programs = programs;
        this.versions = versions;
        this.previews = previews;
        this.terms = terms;
        this.story = story;
        this.actor = actor;
    }

    /** A preview in a list of them. */
    record ListedJson(
            long id,
            int version,
            String hash,
            LocalDate from,
            LocalDate to,
            String ranAt,
            String by,
            boolean stale,
            List<GroupJson> sums) {}

    /** What one sale earns, both ways. */
    record SidesJson(AnswerJson old, @JsonProperty("new") AnswerJson changed) {}

    /** As a job, whose result names the preview. */
    @PostMapping
    @PreAuthorize("hasAuthority('policies')")
    ResponseEntity<Map<String, Object>> run(@PathVariable String p, @RequestBody PreviewBody body) {
        Program program = programs.required(p);
        PreviewBody.Checked asked = body.checked();
        PolicyVersion version = versions.version(program.id(), asked.version());
        long job = previews.submit(
                program, version, asked.from(), asked.to(), actor.current().name());
        return ResponseEntity.accepted().body(Map.of("job", job));
    }

    @GetMapping
    @PreAuthorize("hasAuthority('read')")
    Page<ListedJson> list(
            @PathVariable String p,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Program program = programs.required(p);
        PolicyVersion of = version == null ? null : versions.version(program.id(), version);
        Cursor.Scope scope = Cursor.Scope.of("-id", program.id(), version);
        Cursor after = scope.read(cursor, 1);
        int wanted = Page.limit(limit);
        return Page.of(
                        previews.below(program.id(), of, after == null ? Long.MAX_VALUE : after.number(0), wanted + 1),
                        wanted,
                        preview -> scope.after(preview.id()))
                .map(this::listed);
    }

    private ListedJson listed(Preview preview) {
        return new ListedJson(
                preview.id(),
                preview.version(),
                preview.hash(),
                preview.from(),
                preview.to(),
                Times.iso(preview.ranAt()),
                preview.ranBy(),
                previews.isStale(preview),
                PreviewJson.json(previews.sums(preview)));
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('read')")
    PreviewJson one(@PathVariable String p, @PathVariable long id) {
        Preview preview = previews.required(programs.required(p).id(), id);
        return PreviewJson.of(preview, previews.figures(preview), previews.isStale(preview));
    }

    /** Decided anew, with what is known now. */
    @GetMapping("/{id}/sales/{sale}")
    @PreAuthorize("hasAuthority('read')")
    SidesJson sides(@PathVariable String p, @PathVariable long id, @PathVariable long sale) {
        Program program = programs.required(p);
        Preview preview = previews.required(program.id(), id);
        DayRange days = DayRange.of(preview.from().toString(), preview.to().toString(), program.zoneId());
        return new SidesJson(
                story.answer(program, sale, terms.of(program.id())),
                story.answer(
                        program,
                        sale,
                        terms.with(
                                program.id(),
                                preview.versionId(),
                                Objects.requireNonNull(days.from()),
                                Objects.requireNonNull(days.until()))));
    }
}
