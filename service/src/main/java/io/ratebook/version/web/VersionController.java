package io.ratebook.version.web;

import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.version.PolicyVersion;
import io.ratebook.version.VersionEntry;
import io.ratebook.version.Versions;
import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Versions: seen, downloaded, compared, activated. */
@RestController
@RequestMapping("/api/v1/programs/{p}")
class VersionController {
    private final Programs programs;
    private final Versions versions;
    private final CurrentActor currentActor;

    VersionController(Programs programs, Versions versions, CurrentActor currentActor) {
        this.programs = programs;
        this.versions = versions;
        this.currentActor = currentActor;
    }

    @GetMapping("/versions")
    @PreAuthorize("hasAuthority('read')")
    Page<VersionJson> list(
            @PathVariable("p") String code,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", required = false) @Nullable Integer wanted) {
        Program program = programs.required(code);
        Cursor.Scope scope = Cursor.Scope.of("-number", program.id());
        Cursor after = scope.read(cursor, 1);
        int below = after == null ? Integer.MAX_VALUE : Math.toIntExact(after.number(0));
        int limit = Page.limit(wanted);
        Page<VersionEntry> page = Page.of(
                versions.below(program.id(), below, limit + 1),
                limit,
                entry -> scope.after(entry.version().number()));
        return page.map(VersionJson::of);
    }

    @GetMapping("/versions/{n}")
    @PreAuthorize("hasAuthority('read')")
    VersionJson one(@PathVariable("p") String code, @PathVariable("n") int number) {
        return VersionJson.of(versions.entry(find(code, number)));
    }

    @GetMapping("/versions/{n}/workbook.xlsx")
    @PreAuthorize("hasAuthority('read')")
    ResponseEntity<byte[]> workbook(@PathVariable("p") String code, @PathVariable("n") int number) {
        return Workbooks.answer(code + "-policy-" + number + ".xlsx", versions.workbook(find(code, number)));
    }

    @GetMapping("/versions/{n}/sheets")
    @PreAuthorize("hasAuthority('read')")
    SheetsJson sheets(@PathVariable("p") String code, @PathVariable("n") int number) {
        return SheetsJson.of(versions.sheets(find(code, number)));
    }

    @GetMapping("/versions/{n}/policy.json")
    @PreAuthorize("hasAuthority('read')")
    ResponseEntity<byte[]> canonical(@PathVariable("p") String code, @PathVariable("n") int number) {
        PolicyVersion version = find(code, number);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag('"' + version.hash() + '"')
                .body(versions.canonical(version));
    }

    @GetMapping("/versions/{n}/diff/{m}")
    @PreAuthorize("hasAuthority('read')")
    DiffJson diff(@PathVariable("p") String code, @PathVariable("n") int before, @PathVariable("m") int after) {
        return DiffJson.of(before, after, versions.diff(find(code, before), find(code, after)));
    }

    @PostMapping("/versions/{n}/activate")
    @PreAuthorize("hasAuthority('policies')")
    VersionJson activate(
            @PathVariable("p") String code, @PathVariable("n") int number, @RequestBody ActivationBody body) {
        PolicyVersion version = find(code, number);
        ActivationBody.Checked wanted = body.checked();
        versions.activate(version, wanted.from(), wanted.reason(), currentActor.current());
        return VersionJson.of(versions.entry(version));
    }

    @GetMapping("/policy-template.xlsx")
    @PreAuthorize("hasAuthority('read')")
    ResponseEntity<byte[]> template(@PathVariable("p") String code) {
        Program program = programs.required(code);
        return Workbooks.answer(code + "-policy.xlsx", versions.template(program.id()));
    }

    private PolicyVersion find(String code, int number) {
        return versions.version(programs.required(code).id(), number);
    }
}
