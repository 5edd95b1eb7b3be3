package io.ratebook.payout.web;

import io.ratebook.payout.LeftOutList;
import io.ratebook.payout.LeftOutList.Row;
import io.ratebook.payout.LeftOutList.Wanted;
import io.ratebook.payout.PayoutRun;
import io.ratebook.payout.PayoutRuns;
import io.ratebook.program.Programs;
import io.ratebook.web.CsvDownload;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import io.ratebook.web.Totals;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whom a run left out, and why. */
@RestController
@RequestMapping("/api/v1/programs/{p}/payout-runs/{id}")
class LeftOutController {
    private static final String[] TITLES = {"partner", "currency", "reason", "amount", "needed", "until", "said"};

    private final Programs programs;
    private final PayoutRuns runs;
    private final LeftOutList list;

    LeftOutController(Programs programs, PayoutRuns runs, LeftOutList list) {
        this.programs = programs;
        this.runs = runs;
        this.list = list;
    }

    /**
     * Why a partner gets nothing by the run in a currency.
     *
     * @param amount what the reason is about
     * @param needed what would have been enough; null where no sum would
     * @param until when the reason ends by itself; null where it does not
     */
    record LeftOutRowJson(
            String partner,
            String reason,
            MoneyJson amount,
            @Nullable MoneyJson needed,
            @Nullable String until,
            @Nullable String said) {
        static LeftOutRowJson of(Row row) {
            return new LeftOutRowJson(
                    row.partner(),
                    row.reason(),
                    MoneyJson.of(row.amount(), row.currency()),
                    row.needed() == null ? null : MoneyJson.of(row.needed(), row.currency()),
                    Times.isoOrNull(row.until()),
                    row.said());
        }
    }

    /** By partner; a partner stands there once for each reason and currency. */
    @GetMapping("/left-out")
    @PreAuthorize("hasAuthority('read')")
    Page<LeftOutRowJson> page(
            @PathVariable String p,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return list.page(wanted(run(p, id), reason, q), cursor, Page.limit(limit))
                .map(LeftOutRowJson::of);
    }

    @GetMapping("/left-out/totals")
    @PreAuthorize("hasAuthority('read')")
    Totals totals(
            @PathVariable String p,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String q) {
        return list.totals(wanted(run(p, id), reason, q));
    }

    @GetMapping("/left-out.csv")
    @PreAuthorize("hasAuthority('read')")
    void csv(
            @PathVariable String p,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String q,
            HttpServletResponse response)
            throws IOException {
        PayoutRun run = run(p, id);
        Wanted wanted = wanted(run, reason, q);
        try (CsvDownload csv = new CsvDownload(response, "left-out-" + run.batchId() + ".csv", TITLES)) {
            list.each(wanted, row -> write(csv, row));
        }
    }

    private PayoutRun run(String p, long id) {
        return runs.required(programs.required(p), id);
    }

    private static Wanted wanted(PayoutRun run, @Nullable String reason, @Nullable String q) {
        String word = said(reason);
        if (word != null && !LeftOutList.reasons().contains(word)) {
            throw Refusal.parameter("reason", reason, "one of " + String.join(", ", LeftOutList.reasons()));
        }
        return new Wanted(run.id(), word, said(q));
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void write(CsvDownload csv, Row row) {
        csv.line(
                row.partner(),
                row.currency(),
                row.reason(),
                MoneyJson.of(row.amount(), row.currency()).amount(),
                row.needed() == null
                        ? null
                        : MoneyJson.of(row.needed(), row.currency()).amount(),
                Times.isoOrNull(row.until()),
                row.said());
    }
}
