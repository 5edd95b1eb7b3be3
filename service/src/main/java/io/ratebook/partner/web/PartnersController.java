package io.ratebook.partner.web;

import io.ratebook.partner.Partner;
import io.ratebook.partner.PartnerList;
import io.ratebook.partner.PartnerList.Wanted;
import io.ratebook.partner.PartnerRegister;
import io.ratebook.partner.PartnerState;
import io.ratebook.partner.web.PartnerBody.GroupBody;
import io.ratebook.partner.web.PartnerBody.LevelBody;
import io.ratebook.partner.web.PartnerBody.StateBody;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.CsvDownload;
import io.ratebook.web.Page;
import io.ratebook.web.Times;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** Partners of a program. */
@RestController
@RequestMapping("/api/v1/programs/{p}")
class PartnersController {
    private final Programs programs;
    private final PartnerRegister register;
    private final PartnerList list;
    private final Clock clock;

    PartnersController(Programs programs, PartnerRegister register, PartnerList list, Clock clock) {
        this.programs = programs;
        this.register = register;
        this.list = list;
        this.clock = clock;
    }

    /** What is answered besides a list. */
    record Totals(long count, List<Object> sums) {}

    /** Why somebody is forgotten. */
    record EraseBody(@Nullable String reason) {}

    @GetMapping("/partners")
    @PreAuthorize("hasAuthority('read')")
    Page<PartnerItem> page(
            @PathVariable String p,
            @ModelAttribute PartnerQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Program program = programs.required(p);
        long now = now();
        return list.page(query.wanted(program.id()), cursor, Page.limit(limit)).map(one -> PartnerItem.of(one, now));
    }

    @GetMapping("/partners/totals")
    @PreAuthorize("hasAuthority('read')")
    Totals totals(@PathVariable String p, @ModelAttribute PartnerQuery query) {
        return new Totals(list.count(programs.required(p).id(), query.filter()), List.of());
    }

    @GetMapping("/partners.csv")
    @PreAuthorize("hasAuthority('read')")
    void csv(@PathVariable String p, @ModelAttribute PartnerQuery query, HttpServletResponse response)
            throws IOException {
        Wanted wanted = query.wanted(programs.required(p).id());
        long now = now();
        try (CsvDownload file = new CsvDownload(
                response,
                p + "-partners.csv",
                "code",
                "name",
                "state",
                "level",
                "groups",
                "tags",
                "country",
                "joined_at")) {
            list.each(wanted, partner -> {
                PartnerItem item = PartnerItem.of(partner, now);
                file.line(
                        item.code(),
                        item.name(),
                        item.state(),
                        item.level(),
                        String.join(";", item.groups()),
                        String.join(";", item.tags()),
                        item.country(),
                        item.joinedAt());
            });
        }
    }

    @PostMapping("/partners")
    @PreAuthorize("hasAuthority('partners')")
    ResponseEntity<PartnerJson> create(@PathVariable String p, @RequestBody PartnerBody body) {
        Program program = programs.required(p);
        Partner partner = register.create(program, body.draft(program.zoneId(), now()));
        return ResponseEntity.created(UriComponentsBuilder.fromPath("/api/v1/programs/{p}/partners/{code}")
                        .build(p, partner.code()))
                .body(json(partner));
    }

    @GetMapping("/partners/{code}")
    @PreAuthorize("hasAuthority('read')")
    PartnerJson one(@PathVariable String p, @PathVariable String code) {
        return json(register.required(programs.required(p), code));
    }

    @PatchMapping("/partners/{code}")
    @PreAuthorize("hasAuthority('partners')")
    PartnerJson edit(@PathVariable String p, @PathVariable String code, @RequestBody JsonNode body) {
        Program program = programs.required(p);
        return json(register.edit(program, code, new PartnerPatch(body, new FieldReader(program.zoneId())).edit()));
    }

    @PostMapping("/partners/{code}/state")
    @PreAuthorize("hasAuthority('partners')")
    PartnerJson state(@PathVariable String p, @PathVariable String code, @RequestBody StateBody body) {
        Program program = programs.required(p);
        FieldReader reader = new FieldReader(program.zoneId());
        PartnerState state = PartnerBody.state(reader, "state", body.state());
        long from = reader.time("from", body.from(), now());
        String reason = reader.reason("reason", body.reason());
        reader.problems.refuseIfAny();
        return json(register.move(program, code, Objects.requireNonNull(state), from, reason));
    }

    @PostMapping("/partners/{code}/level")
    @PreAuthorize("hasAuthority('partners')")
    PartnerJson level(@PathVariable String p, @PathVariable String code, @RequestBody LevelBody body) {
        Program program = programs.required(p);
        FieldReader reader = new FieldReader(program.zoneId());
        String level = reader.codeOrNull("level", body.level());
        long from = reader.time("from", body.from(), now());
        reader.problems.refuseIfAny();
        return json(register.level(program, code, from, level));
    }

    @PostMapping("/partners/{code}/groups")
    @PreAuthorize("hasAuthority('partners')")
    PartnerJson group(@PathVariable String p, @PathVariable String code, @RequestBody GroupBody body) {
        Program program = programs.required(p);
        FieldReader reader = new FieldReader(program.zoneId());
        var membership = body.membership(reader, "", now());
        reader.problems.refuseIfAny();
        return json(register.group(program, code, membership));
    }

    @PostMapping("/partners/{code}/erase")
    @PreAuthorize("hasAuthority('partners')")
    PartnerJson erase(@PathVariable String p, @PathVariable String code, @RequestBody EraseBody body) {
        Program program = programs.required(p);
        FieldReader reader = new FieldReader(program.zoneId());
        String reason = reader.problems.text("reason", body.reason(), FieldReader.REASON_MAX);
        reader.problems.refuseIfAny();
        return json(register.erase(program, code, Objects.requireNonNull(reason)));
    }

    private PartnerJson json(Partner partner) {
        return PartnerJson.of(partner, now());
    }

    private long now() {
        return Times.micros(clock.instant());
    }
}
