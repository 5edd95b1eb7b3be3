package io.ratebook.adjustment.web;

import io.ratebook.adjustment.AdjustmentList;
import io.ratebook.adjustment.AdjustmentList.Sum;
import io.ratebook.adjustment.Adjustments;
import io.ratebook.adjustment.BalanceFiles;
import io.ratebook.jobs.FileTooLargeException;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.CsvDownload;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import io.ratebook.web.Totals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** What is owed or taken back beside sales. */
@RestController
@RequestMapping("/api/v1/programs/{p}")
class AdjustmentsController {
    private static final int NAME_MAX = 200;
    private static final int REASON_MAX = 400;

    private final Programs programs;
    private final Adjustments adjustments;
    private final AdjustmentList list;
    private final BalanceFiles files;
    private final Clock clock;

    AdjustmentsController(
            Programs programs, Adjustments adjustments, AdjustmentList list, BalanceFiles files, Clock clock) {
        this.programs = programs;
        this.adjustments = adjustments;
        this.list = list;
        this.files = files;
        this.clock = clock;
    }

    /** What is to be known before one is entered: over which amount somebody else has to approve, in major units. */
    record Rules(String secondPersonOver) {}

    @GetMapping("/adjustments")
    @PreAuthorize("hasAuthority('read')")
    Page<AdjustmentJson> page(
            @PathVariable String p,
            @ModelAttribute AdjustmentQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return list.page(query.wanted(programs.required(p).id()), cursor, Page.limit(limit))
                .map(AdjustmentJson::of);
    }

    @GetMapping("/adjustments/rules")
    @PreAuthorize("hasAuthority('read')")
    Rules rules(@PathVariable String p) {
        programs.required(p);
        return new Rules(adjustments.secondPersonOver().toPlainString());
    }

    @GetMapping("/adjustments/totals")
    @PreAuthorize("hasAuthority('read')")
    Totals totals(@PathVariable String p, @ModelAttribute AdjustmentQuery query) {
        List<Sum> sums = list.sums(programs.required(p).id(), query.filter());
        return new Totals(
                sums.stream().mapToLong(Sum::count).sum(),
                sums.stream()
                        .map(sum -> Totals.Sum.of("amount", sum.amount(), sum.currency()))
                        .toList());
    }

    @GetMapping("/adjustments.csv")
    @PreAuthorize("hasAuthority('read')")
    void csv(@PathVariable String p, @ModelAttribute AdjustmentQuery query, HttpServletResponse response)
            throws IOException {
        AdjustmentList.Wanted wanted = query.wanted(programs.required(p).id());
        try (CsvDownload csv = new CsvDownload(
                response,
                "adjustments-" + p + ".csv",
                "id",
                "partner",
                "amount",
                "currency",
                "kind",
                "day",
                "reason",
                "document",
                "state",
                "createdBy",
                "createdAt",
                "decidedBy",
                "decidedAt")) {
            list.each(wanted, one -> write(csv, AdjustmentJson.of(one)));
        }
    }

    private static void write(CsvDownload csv, AdjustmentJson one) {
        csv.line(
                Long.toString(one.id()),
                one.partner(),
                one.amount().amount(),
                one.amount().currency(),
                one.kind(),
                one.day().toString(),
                one.reason(),
                one.document(),
                one.state(),
                one.createdBy(),
                one.createdAt(),
                one.decidedBy(),
                one.decidedAt());
    }

    @GetMapping("/adjustments/{id}")
    @PreAuthorize("hasAuthority('read')")
    AdjustmentJson one(@PathVariable String p, @PathVariable long id) {
        return AdjustmentJson.of(adjustments.required(programs.required(p).id(), id));
    }

    @PostMapping("/adjustments")
    @PreAuthorize("hasAuthority('finance')")
    ResponseEntity<AdjustmentJson> create(@PathVariable String p, @RequestBody AdjustmentBody body) {
        Program program = programs.required(p);
        AdjustmentJson made = AdjustmentJson.of(adjustments.create(
                program, body.draft(clock.instant().atZone(program.zoneId()).toLocalDate())));
        return ResponseEntity.created(UriComponentsBuilder.fromPath("/api/v1/programs/{p}/adjustments/{id}")
                        .build(p, made.id()))
                .body(made);
    }

    /** By somebody else than who entered it. */
    @PostMapping("/adjustments/{id}/approve")
    @PreAuthorize("hasAuthority('finance')")
    AdjustmentJson approve(@PathVariable String p, @PathVariable long id) {
        return AdjustmentJson.of(adjustments.approve(programs.required(p), id));
    }

    /** By somebody else than who entered it. */
    @PostMapping("/adjustments/{id}/decline")
    @PreAuthorize("hasAuthority('finance')")
    AdjustmentJson decline(@PathVariable String p, @PathVariable long id, @RequestBody JsonNode body) {
        String reason = FieldProblems.required(body, "reason", REASON_MAX);
        return AdjustmentJson.of(adjustments.decline(programs.required(p), id, reason));
    }

    /** Opening balances, and what was paid outside already. The body is the file: CSV or NDJSON, plain or gzip. */
    @PostMapping("/adjustments/import")
    @PreAuthorize("hasAuthority('finance')")
    ResponseEntity<Map<String, Long>> take(
            @PathVariable String p,
            @RequestParam(defaultValue = "balances.csv") String name,
            HttpServletRequest request)
            throws IOException {
        Program program = programs.required(p);
        if (name.isBlank() || name.length() > NAME_MAX || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.parameter("name", name, "the name of a file, 1 to " + NAME_MAX + " characters");
        }
        try {
            return ResponseEntity.accepted().body(Map.of("job", files.submit(program, name, request.getInputStream())));
        } catch (FileTooLargeException tooLarge) {
            throw Refusal.tooLarge(String.valueOf(tooLarge.getMessage()));
        }
    }
}
