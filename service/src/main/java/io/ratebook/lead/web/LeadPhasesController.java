package io.ratebook.lead.web;

import io.ratebook.lead.Phase;
import io.ratebook.lead.Phases;
import io.ratebook.program.Programs;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The phases of leads. */
@RestController
@RequestMapping("/api/v1/programs/{p}/lead-phases")
class LeadPhasesController {
    private final Programs programs;
    private final Phases phases;

    LeadPhasesController(Programs programs, Phases phases) {
        this.programs = programs;
        this.phases = phases;
    }

    /** All of them, in their order. */
    record PhasesJson(List<Phase> phases) {}

    /** Those that are to be. */
    record PhasesBody(@Nullable List<Phases.Draft> phases) {}

    @GetMapping
    @PreAuthorize("hasAuthority('read')")
    PhasesJson all(@PathVariable String p) {
        return new PhasesJson(phases.of(programs.required(p).id()));
    }

    @PutMapping
    @PreAuthorize("hasAuthority('partners')")
    PhasesJson replace(@PathVariable String p, @RequestBody PhasesBody body) {
        return new PhasesJson(phases.replace(programs.required(p), body.phases()));
    }
}
