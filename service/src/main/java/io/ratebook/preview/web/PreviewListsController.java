package io.ratebook.preview.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ratebook.preview.Preview;
import io.ratebook.preview.PreviewFigures;
import io.ratebook.preview.PreviewFigures.By;
import io.ratebook.preview.PreviewFigures.Group;
import io.ratebook.preview.PreviewFigures.Moved;
import io.ratebook.preview.PreviewFilter;
import io.ratebook.preview.Previews;
import io.ratebook.program.Programs;
import io.ratebook.sale.ListedSale;
import io.ratebook.sale.SaleList;
import io.ratebook.web.CsvDownload;
import io.ratebook.web.Cursor;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A preview by partner and by sale. Its figures never change, so a place in a list is how many come before it. */
@RestController
@RequestMapping("/api/v1/programs/{p}/previews/{id}")
class PreviewListsController {
    private static final int CSV_ROWS_AT_ONCE = 1_000;
    private static final String[] PARTNER_TITLES = {"partner", "currency", "old", "new", "difference", "sales"};
    private static final String[] SALE_TITLES = {
        "sale", "occurredAt", "partner", "category", "level", "currency", "old", "new", "difference", "what"
    };
    private static final Map<String, Comparator<Group>> PARTNER_ORDERS = Map.of(
            "difference", Comparator.comparingLong(Group::difference),
            "size", Comparator.comparingLong(group -> Math.abs(group.difference())),
            "old", Comparator.comparingLong(Group::before),
            "new", Comparator.comparingLong(Group::after),
            "sales", Comparator.comparingLong(Group::sales),
            "partner", Comparator.comparing(Group::key));

    private final Programs programs;
    private final Previews previews;
    private final SaleList sales;

    PreviewListsController(Programs programs, Previews previews, SaleList sales) {
        this.programs = programs;
        this.previews = previews;
        this.sales = sales;
    }

    /**
     * The sale itself.
     *
     * @param id null of what a rule adds at a period's end: the reference is its key then
     */
    record SaleRef(@Nullable Long id, String reference) {}

    /** What a partner gets of a sale, both ways. */
    record MovedJson(
            SaleRef sale,
            String occurredAt,
            String partner,
            String category,
            String level,
            @Nullable String country,
            String currency,
            MoneyJson old,
            @JsonProperty("new") MoneyJson changed,
            MoneyJson difference,
            String what) {}

    @GetMapping("/partners")
    @PreAuthorize("hasAuthority('read')")
    Page<GroupJson> partners(
            @PathVariable String p,
            @PathVariable long id,
            @ModelAttribute PreviewQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Cursor.Scope scope = scope(id, "partners", query);
        int from = from(scope, cursor);
        List<Group> all = partners(figures(p, id), query);
        int until = Math.min(all.size(), from + Page.limit(limit));
        return new Page<>(
                PreviewJson.json(all.subList(Math.min(from, until), until)),
                until < all.size() ? scope.after(until).toString() : null);
    }

    @GetMapping("/partners.csv")
    @PreAuthorize("hasAuthority('read')")
    void partnersCsv(
            @PathVariable String p,
            @PathVariable long id,
            @ModelAttribute PreviewQuery query,
            HttpServletResponse response)
            throws IOException {
        List<Group> all = partners(figures(p, id), query);
        try (CsvDownload csv = new CsvDownload(response, "preview-" + id + "-partners.csv", PARTNER_TITLES)) {
            PreviewJson.json(all)
                    .forEach(group -> csv.line(
                            group.key(),
                            group.currency(),
                            group.old().amount(),
                            group.changed().amount(),
                            group.difference().amount(),
                            Long.toString(group.sales())));
        }
    }

    private static List<Group> partners(PreviewFigures figures, PreviewQuery query) {
        String sort = query.sort() == null || query.sort().isBlank() ? "-size" : query.sort();
        boolean descending = sort.startsWith("-");
        Comparator<Group> order = PARTNER_ORDERS.get(descending ? sort.substring(1) : sort);
        if (order == null) {
            throw Refusal.parameter(
                    "sort",
                    sort,
                    "difference, size, old, new, sales or partner, with - before it for the largest first");
        }
        List<Group> all = new ArrayList<>(figures.groups(query.filter(), By.PARTNER));
        all.sort((descending ? order.reversed() : order)
                .thenComparing(Group::key)
                .thenComparing(Group::currency));
        return all;
    }

    @GetMapping("/sales")
    @PreAuthorize("hasAuthority('read')")
    Page<MovedJson> sales(
            @PathVariable String p,
            @PathVariable long id,
            @ModelAttribute PreviewQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Cursor.Scope scope = scope(id, "sales", query);
        int from = from(scope, cursor);
        int wanted = Page.limit(limit);
        List<Moved> found = figures(p, id).moved(query.filter(), query.order(), query.isDescending(), from, wanted + 1);
        boolean more = found.size() > wanted;
        return new Page<>(
                json(more ? found.subList(0, wanted) : found),
                more ? scope.after(from + wanted).toString() : null);
    }

    @GetMapping("/sales.csv")
    @PreAuthorize("hasAuthority('read')")
    void salesCsv(
            @PathVariable String p,
            @PathVariable long id,
            @ModelAttribute PreviewQuery query,
            HttpServletResponse response)
            throws IOException {
        List<Moved> all =
                figures(p, id).moved(query.filter(), query.order(), query.isDescending(), 0, Integer.MAX_VALUE);
        try (CsvDownload csv = new CsvDownload(response, "preview-" + id + "-sales.csv", SALE_TITLES)) {
            for (int from = 0; from < all.size(); from += CSV_ROWS_AT_ONCE) {
                json(all.subList(from, Math.min(all.size(), from + CSV_ROWS_AT_ONCE)))
                        .forEach(moved -> csv.line(
                                moved.sale().reference(),
                                moved.occurredAt(),
                                moved.partner(),
                                moved.category(),
                                moved.level(),
                                moved.currency(),
                                moved.old().amount(),
                                moved.changed().amount(),
                                moved.difference().amount(),
                                moved.what()));
            }
        }
    }

    private PreviewFigures figures(String p, long id) {
        Preview preview = previews.required(programs.required(p).id(), id);
        return previews.figures(preview);
    }

    private static Cursor.Scope scope(long id, String list, PreviewQuery query) {
        PreviewFilter filter = query.filter();
        return Cursor.Scope.of(String.valueOf(query.sort()), id, list, filter.all());
    }

    private static int from(Cursor.Scope scope, @Nullable String cursor) {
        Cursor after = scope.read(cursor, 1);
        return after == null ? 0 : Math.toIntExact(after.number(0));
    }

    private List<MovedJson> json(List<Moved> moved) {
        Map<Long, ListedSale> rows = new HashMap<>();
        sales.rows(moved.stream()
                        .map(Moved::sale)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .forEach(row -> rows.put(row.id(), row));
        return moved.stream().map(one -> json(one, rows)).toList();
    }

    private static MovedJson json(Moved moved, Map<Long, ListedSale> rows) {
        ListedSale row = moved.sale() == null ? null : rows.get(moved.sale());
        String reference = row == null ? String.valueOf(moved.key()) : row.reference();
        return new MovedJson(
                new SaleRef(moved.sale(), reference),
                Times.iso(moved.occurredAt()),
                moved.partner(),
                moved.category(),
                moved.level(),
                row == null ? null : row.country(),
                moved.currency(),
                MoneyJson.of(moved.before(), moved.currency()),
                MoneyJson.of(moved.after(), moved.currency()),
                MoneyJson.of(Math.subtractExact(moved.after(), moved.before()), moved.currency()),
                PreviewQuery.word(moved.what()));
    }
}
