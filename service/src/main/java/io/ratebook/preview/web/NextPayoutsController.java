package io.ratebook.preview.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ratebook.payout.PaymentLine.Why;
import io.ratebook.preview.NextPayouts;
import io.ratebook.preview.NextPayouts.Line;
import io.ratebook.preview.NextPayouts.Side;
import io.ratebook.preview.NextPayouts.Sum;
import io.ratebook.preview.NextPayouts.Way;
import io.ratebook.preview.NextPayoutsFilter;
import io.ratebook.preview.Preview;
import io.ratebook.preview.Previews;
import io.ratebook.program.Programs;
import io.ratebook.web.CsvDownload;
import io.ratebook.web.Cursor;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Page;
import io.ratebook.web.Times;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a preview says of the next payouts. Its lines never change, so a place in the list is how many come before it. */
@RestController
@RequestMapping("/api/v1/programs/{p}/previews/{id}/next-payouts")
class NextPayoutsController {
    private static final int CSV_LINES_AT_ONCE = 1_000;
    private static final String[] TITLES = {
        "partner", "currency", "old", "new", "difference", "oldWhy", "newWhy", "newNeeded", "newUntil"
    };

    private final Programs programs;
    private final Previews previews;

    NextPayoutsController(Programs programs, Previews previews) {
        this.programs = programs;
        this.previews = previews;
    }

    /**
     * The next payouts as a whole.
     *
     * @param scheduled false where there was no schedule: as if they were made when the preview was run
     * @param to the last effective day that counts, included; there is no lower end
     * @param activeFrom from which day the version would count, if it were activated when the preview was run
     * @param minimumsOf the version whose Thresholds would hold then
     */
    record NextJson(
            boolean scheduled,
            LocalDate on,
            LocalDate to,
            String asOf,
            LocalDate activeFrom,
            @Nullable Integer minimumsOf,
            List<WayJson> ways) {}

    /** What is assumed of the version: activated or counted. */
    record WayJson(String way, List<SumJson> sums) {}

    /** Payouts of a currency. */
    record PaidJson(long payouts, MoneyJson amount) {}

    /** In one currency, with lines of partner and currency that are paid more, less, only under the version, no longer. */
    record SumJson(
            String currency,
            PaidJson old,
            @JsonProperty("new") PaidJson changed,
            MoneyJson difference,
            long more,
            long less,
            long newly,
            long noLonger) {}

    /**
     * Why nothing is paid.
     *
     * @param needed what would have been enough
     * @param until when it ends by itself
     */
    record WhyJson(
            String reason,
            MoneyJson amount,
            @Nullable MoneyJson needed,
            @Nullable String until,
            @Nullable String said) {}

    /** What is paid, or why not; zero where nothing is. */
    record SideJson(boolean paid, MoneyJson amount, List<WhyJson> why) {}

    /** A partner in a currency. */
    record LineJson(
            String partner,
            String currency,
            SideJson old,
            @JsonProperty("new") SideJson changed,
            MoneyJson difference) {}

    @GetMapping
    @PreAuthorize("hasAuthority('read')")
    NextJson whole(@PathVariable String p, @PathVariable long id) {
        Preview preview = preview(p, id);
        NextPayouts next = previews.nextPayouts(preview);
        return new NextJson(
                next.scheduled(),
                next.on(),
                next.to(),
                Times.iso(next.asOf()),
                next.activeFrom(),
                next.minimumsOf(),
                Arrays.stream(Way.values())
                        .map(way -> new WayJson(
                                way.word(),
                                previews.nextPayoutSums(preview, way).stream()
                                        .map(NextPayoutsController::json)
                                        .toList()))
                        .toList());
    }

    private static SumJson json(Sum sum) {
        String currency = sum.currency();
        return new SumJson(
                currency,
                new PaidJson(sum.oldPayouts(), MoneyJson.of(sum.oldAmount(), currency)),
                new PaidJson(sum.newPayouts(), MoneyJson.of(sum.newAmount(), currency)),
                MoneyJson.of(Math.subtractExact(sum.newAmount(), sum.oldAmount()), currency),
                sum.more(),
                sum.less(),
                sum.newly(),
                sum.noLonger());
    }

    @GetMapping("/partners")
    @PreAuthorize("hasAuthority('read')")
    Page<LineJson> partners(
            @PathVariable String p,
            @PathVariable long id,
            @ModelAttribute NextPayoutsQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Preview preview = preview(p, id);
        NextPayoutsFilter filter = query.filter();
        Cursor.Scope scope =
                Cursor.Scope.of(filter.order() + " " + filter.descending(), id, "next-payouts", filter.all());
        Cursor after = scope.read(cursor, 1);
        long from = after == null ? 0 : after.number(0);
        int wanted = Page.limit(limit);
        List<Line> found = previews.nextPayoutLines(preview, filter, from, wanted + 1);
        boolean more = found.size() > wanted;
        return new Page<>(
                (more ? found.subList(0, wanted) : found)
                        .stream().map(NextPayoutsController::json).toList(),
                more ? scope.after(from + wanted).toString() : null);
    }

    /** All of them, in the order of the list. */
    @GetMapping("/partners.csv")
    @PreAuthorize("hasAuthority('read')")
    void csv(
            @PathVariable String p,
            @PathVariable long id,
            @ModelAttribute NextPayoutsQuery query,
            HttpServletResponse response)
            throws IOException {
        Preview preview = preview(p, id);
        NextPayoutsFilter filter = query.filter();
        try (CsvDownload csv = new CsvDownload(response, "preview-" + id + "-next-payouts.csv", TITLES)) {
            List<Line> lines;
            long from = 0;
            do {
                lines = previews.nextPayoutLines(preview, filter, from, CSV_LINES_AT_ONCE);
                lines.forEach(line -> write(csv, json(line)));
                from += lines.size();
            } while (lines.size() == CSV_LINES_AT_ONCE);
        }
    }

    private static void write(CsvDownload csv, LineJson line) {
        csv.line(
                line.partner(),
                line.currency(),
                line.old().amount().amount(),
                line.changed().amount().amount(),
                line.difference().amount(),
                words(line.old()),
                words(line.changed()),
                line.changed().why().stream()
                        .map(WhyJson::needed)
                        .filter(needed -> needed != null)
                        .map(MoneyJson::amount)
                        .findFirst()
                        .orElse(null),
                line.changed().why().stream()
                        .map(WhyJson::until)
                        .filter(until -> until != null)
                        .findFirst()
                        .orElse(null));
    }

    private static String words(SideJson side) {
        return side.why().stream().map(WhyJson::reason).collect(Collectors.joining(" "));
    }

    private Preview preview(String p, long id) {
        return previews.required(programs.required(p).id(), id);
    }

    private static LineJson json(Line line) {
        return new LineJson(
                line.partner(),
                line.currency(),
                json(line.old(), line.currency()),
                json(line.changed(), line.currency()),
                MoneyJson.of(line.difference(), line.currency()));
    }

    private static SideJson json(Side side, String currency) {
        return new SideJson(
                side.paid() != null,
                MoneyJson.of(side.amount(), currency),
                side.why().stream().map(why -> json(why, currency)).toList());
    }

    private static WhyJson json(Why why, String currency) {
        Long needed = why.needed();
        return new WhyJson(
                why.reason(),
                MoneyJson.of(why.amount(), currency),
                needed == null ? null : MoneyJson.of(needed, currency),
                Times.isoOrNull(why.until()),
                why.said());
    }
}
