package io.ratebook.payout.web;

import io.ratebook.payout.PayableAges;
import io.ratebook.payout.PayableAges.Age;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.CsvDownload;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import io.ratebook.web.Totals;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For how long what is payable has been so. */
@RestController
@RequestMapping("/api/v1/programs/{p}")
class AgesController {
    private static final String[] TITLES = {"partner", "currency", "amount", "entries", "since"};

    private final Programs programs;
    private final PayableAges ages;

    AgesController(Programs programs, PayableAges ages) {
        this.programs = programs;
        this.ages = ages;
    }

    /** Of an age: {@code 8-30} days, both included. */
    record AgeJson(String age, long partners, MoneyJson amount) {}

    /** A partner's part of an age; the oldest of it is payable since that day. */
    record LineJson(String partner, MoneyJson amount, long entries, LocalDate since) {}

    @GetMapping("/payable-ages")
    @PreAuthorize("hasAuthority('read')")
    List<AgeJson> sums(@PathVariable String p) {
        return ages.sums(programs.required(p)).stream()
                .map(one -> new AgeJson(one.age().word(), one.partners(), MoneyJson.of(one.amount(), one.currency())))
                .toList();
    }

    @GetMapping("/payable-ages/lines")
    @PreAuthorize("hasAuthority('read')")
    Page<LineJson> page(
            @PathVariable String p,
            @RequestParam(required = false) @Nullable String age,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return ages.page(programs.required(p), wanted(age), cursor, Page.limit(limit))
                .map(line -> new LineJson(
                        line.partner(), MoneyJson.of(line.amount(), line.currency()), line.entries(), line.since()));
    }

    @GetMapping("/payable-ages/lines/totals")
    @PreAuthorize("hasAuthority('read')")
    Totals totals(@PathVariable String p, @RequestParam(required = false) @Nullable String age) {
        return ages.totals(programs.required(p), wanted(age));
    }

    @GetMapping("/payable-ages/lines.csv")
    @PreAuthorize("hasAuthority('read')")
    void csv(@PathVariable String p, @RequestParam(required = false) @Nullable String age, HttpServletResponse response)
            throws IOException {
        Program program = programs.required(p);
        Age wanted = wanted(age);
        try (CsvDownload csv =
                new CsvDownload(response, "payable-" + wanted.word() + "-" + program.code() + ".csv", TITLES)) {
            ages.each(
                    program,
                    wanted,
                    line -> csv.line(
                            line.partner(),
                            line.currency(),
                            MoneyJson.of(line.amount(), line.currency()).amount(),
                            Long.toString(line.entries()),
                            line.since().toString()));
        }
    }

    private static Age wanted(@Nullable String age) {
        Age found = age == null ? null : Age.find(age);
        if (found == null) {
            throw Refusal.parameter(
                    "age", age, Arrays.stream(Age.values()).map(Age::word).collect(Collectors.joining(", ")));
        }
        return found;
    }
}
