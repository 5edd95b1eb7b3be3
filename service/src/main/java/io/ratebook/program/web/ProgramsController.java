package io.ratebook.program.web;

import io.ratebook.program.Program;
import io.ratebook.program.ProgramDraft;
import io.ratebook.program.Programs;
import io.ratebook.web.Page;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Programs. */
@RestController
@RequestMapping("/api/v1/programs")
class ProgramsController {
    private final Programs programs;

    ProgramsController(Programs programs) {
        this.programs = programs;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('read')")
    Page<ProgramJson> page(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return programs.page(cursor, Page.limit(limit)).map(ProgramJson::of);
    }

    @PostMapping
    @PreAuthorize("hasAuthority('people')")
    ResponseEntity<ProgramJson> create(@RequestBody ProgramDraft draft) {
        Program program = programs.create(draft);
        return ResponseEntity.created(URI.create("/api/v1/programs/" + program.code()))
                .body(ProgramJson.of(program));
    }

    @GetMapping("/{p}")
    @PreAuthorize("hasAuthority('read')")
    ProgramJson one(@PathVariable String p) {
        return ProgramJson.of(programs.required(p));
    }

    @PatchMapping("/{p}")
    @PreAuthorize("hasAuthority('people')")
    ProgramJson change(@PathVariable String p, @RequestBody ProgramDraft draft) {
        return ProgramJson.of(programs.change(p, draft));
    }
}
