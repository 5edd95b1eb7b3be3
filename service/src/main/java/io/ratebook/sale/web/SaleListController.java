package io.ratebook.sale.web;

import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.sale.ListedSale;
import io.ratebook.sale.ParkedSales;
import io.ratebook.sale.SaleList;
import io.ratebook.sale.SaleList.Wanted;
import io.ratebook.web.CsvDownload;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Page;
import io.ratebook.web.Times;
import io.ratebook.web.Totals;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists of sales and refunds. */
@RestController
@RequestMapping("/api/v1/programs/{p}")
class SaleListController {
    private static final String[] TITLES = {
        "reference",
        "source",
        "type",
        "occurredAt",
        "recordedAt",
        "partner",
        "customer",
        "product",
        "category",
        "country",
        "order",
        "amount",
        "revenue",
        "currency",
        "state",
        "reason",
        "version",
        "earned"
    };

    private final Programs programs;
    private final SaleList list;
    private final SaleItems items;
    private final ParkedSales parked;

    SaleListController(Programs programs, SaleList list, SaleItems items, ParkedSales parked) {
        this.programs = programs;
        this.list = list;
        this.items = items;
        this.parked = parked;
    }

    /**
     * Sales that wait for one kind of reason.
     *
     * @param reason in words; also what the list of sales is filtered by
     * @param kind the same for machines
     * @param since when the first of them was recorded
     * @param mend what a person can do
     */
    record ParkedJson(String reason, String kind, long count, String since, String mend) {
        static ParkedJson of(ParkedSales.Group group) {
            return new ParkedJson(
                    group.kind().title(),
                    group.kind().word(),
                    group.count(),
                    Times.iso(group.since()),
                    group.kind().mend());
        }
    }

    @GetMapping("/sales")
    @PreAuthorize("hasAuthority('read')")
    Page<SaleItem> page(
            @PathVariable String p,
            @ModelAttribute SaleQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Page<ListedSale> page = list.page(query.wanted(programs.required(p)), cursor, Page.limit(limit));
        return new Page<>(items.of(page.items()), page.next());
    }

    @GetMapping("/sales/totals")
    @PreAuthorize("hasAuthority('read')")
    Totals totals(@PathVariable String p, @ModelAttribute SaleQuery query) {
        Program program = programs.required(p);
        SaleList.Totals totals = list.totals(program.id(), query.filter(program));
        return new Totals(
                totals.count(),
                totals.sums().stream()
                        .flatMap(sum -> Stream.of(
                                Totals.Sum.of("amount", sum.amount(), sum.currency()),
                                Totals.Sum.of("revenue", sum.revenue(), sum.currency())))
                        .toList());
    }

    @GetMapping("/sales.csv")
    @PreAuthorize("hasAuthority('read')")
    void csv(@PathVariable String p, @ModelAttribute SaleQuery query, HttpServletResponse response) throws IOException {
        Program program = programs.required(p);
        Wanted wanted = query.wanted(program);
        try (CsvDownload csv = new CsvDownload(response, "sales-" + program.code() + ".csv", TITLES)) {
            list.each(wanted, sales -> items.of(sales).forEach(item -> write(csv, item)));
        }
    }

    private static void write(CsvDownload csv, SaleItem item) {
        csv.line(
                item.reference(),
                item.source(),
                item.type(),
                item.occurredAt(),
                item.recordedAt(),
                item.partner(),
                item.customer(),
                item.product(),
                item.category(),
                item.country(),
                item.order(),
                item.amount().amount(),
                item.revenue().amount(),
                item.amount().currency(),
                item.state(),
                item.reason(),
                item.version() == null ? null : item.version().toString(),
                earned(item.earned()));
    }

    /** A plain number where all was earned in one currency. */
    private static @Nullable String earned(List<MoneyJson> earned) {
        return earned.size() == 1
                ? earned.get(0).amount()
                : earned.stream()
                        .map(money -> money.amount() + " " + money.currency())
                        .collect(Collectors.joining("; "));
    }

    @GetMapping("/parked")
    @PreAuthorize("hasAuthority('read')")
    Page<ParkedJson> parked(@PathVariable String p) {
        return new Page<>(
                parked.groups(programs.required(p).id()).stream()
                        .map(ParkedJson::of)
                        .toList(),
                null);
    }
}
