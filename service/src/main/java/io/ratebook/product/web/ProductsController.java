package io.ratebook.product.web;

import io.ratebook.intake.CodeText;
import io.ratebook.product.Product;
import io.ratebook.product.ProductFilter;
import io.ratebook.product.Products;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.CsvDownload;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Products of a program. */
@RestController
@RequestMapping("/api/v1/programs/{p}")
class ProductsController {
    private static final int CODE_MAX = 190;

    private final Programs programs;
    private final Products products;

    ProductsController(Programs programs, Products products) {
        this.programs = programs;
        this.products = products;
    }

    /** What is answered besides a list. */
    record Totals(long count, List<Object> sums) {}

    /** The query of a list of products; a parameter without a value is none. */
    record ProductQuery(
            @Nullable String q,
            @Nullable String category,
            @Nullable Boolean commissionable) {
        ProductFilter filter() {
            return new ProductFilter(said(q), said(category), commissionable);
        }

        private static @Nullable String said(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    @GetMapping("/products")
    @PreAuthorize("hasAuthority('read')")
    Page<Product> page(
            @PathVariable String p,
            @ModelAttribute ProductQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return products.page(programs.required(p).id(), query.filter(), cursor, Page.limit(limit));
    }

    @GetMapping("/products/totals")
    @PreAuthorize("hasAuthority('read')")
    Totals totals(@PathVariable String p, @ModelAttribute ProductQuery query) {
        return new Totals(products.count(programs.required(p).id(), query.filter()), List.of());
    }

    @GetMapping("/products.csv")
    @PreAuthorize("hasAuthority('read')")
    void csv(@PathVariable String p, @ModelAttribute ProductQuery query, HttpServletResponse response)
            throws IOException {
        int program = programs.required(p).id();
        try (CsvDownload file =
                new CsvDownload(response, p + "-products.csv", "code", "name", "category", "commissionable")) {
            products.each(
                    program,
                    query.filter(),
                    product -> file.line(
                            product.code(),
                            product.name(),
                            product.category(),
                            String.valueOf(product.commissionable())));
        }
    }

    @PatchMapping("/products/{code}")
    @PreAuthorize("hasAuthority('partners')")
    Product edit(@PathVariable String p, @PathVariable String code, @RequestBody JsonNode body) {
        Program program = programs.required(p);
        ProductPatch patch = new ProductPatch(body, program.zoneId());
        return products.edit(program, code, patch::applied, patch.from());
    }

    /** Makes it if no sale has yet: then commissionable counts from the beginning, if no day is said. */
    @PutMapping("/products/{code}")
    @PreAuthorize("hasAuthority('partners')")
    Product make(@PathVariable String p, @PathVariable String code, @RequestBody JsonNode body) {
        Program program = programs.required(p);
        FieldProblems problems = new FieldProblems();
        String fault = CodeText.fault(code, CODE_MAX);
        if (fault != null) {
            problems.add("code", code, fault);
        }
        problems.refuseIfAny();
        ProductPatch patch = new ProductPatch(body, program.zoneId());
        Long from = patch.from();
        boolean fresh = !products.isKnown(program.id(), code);
        products.learn(program.id(), List.of(code));
        return products.edit(program, code, patch::applied, from == null && fresh ? Long.valueOf(0) : from);
    }
}
