package io.ratebook.sale.web;

import io.ratebook.evaluation.SaleLine;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.sale.RecordedSale;
import io.ratebook.sale.RecordedSales;
import io.ratebook.sale.web.SaleStory.AnswerJson;
import io.ratebook.sale.web.SaleStory.DetailJson;
import io.ratebook.settlement.Corrections;
import io.ratebook.settlement.PolicyTermsOfProgram;
import io.ratebook.version.Versions;
import io.ratebook.web.FieldProblems;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** One sale or refund, and what a person changes about it. */
@RestController
@RequestMapping("/api/v1/programs/{p}/sales/{id}")
class SaleController {
    private static final int REASON_MAX = 400;

    private final Programs programs;
    private final RecordedSales sales;
    private final SaleStory story;
    private final Corrections corrections;
    private final PolicyTermsOfProgram terms;
    private final Versions versions;

    SaleController(
            Programs programs,
            RecordedSales sales,
            SaleStory story,
            Corrections corrections,
            PolicyTermsOfProgram terms,
            Versions versions) {
        this.programs = programs;
        this.sales = sales;
        this.story = story;
        this.corrections = corrections;
        this.terms = terms;
        this.versions = versions;
    }

    /**
     * What a change did.
     *
     * @param changed how many sales and refunds earn otherwise now
     */
    record ChangedJson(int changed, DetailJson sale) {}

    @GetMapping
    @PreAuthorize("hasAuthority('read')")
    DetailJson one(@PathVariable String p, @PathVariable long id) {
        return story.detail(programs.required(p), id);
    }

    @GetMapping("/explanation")
    @PreAuthorize("hasAuthority('read')")
    AnswerJson explanation(@PathVariable String p, @PathVariable long id) {
        Program program = programs.required(p);
        return story.answer(program, id, terms.of(program.id()));
    }

    @GetMapping("/under/{version}")
    @PreAuthorize("hasAuthority('read')")
    AnswerJson under(@PathVariable String p, @PathVariable long id, @PathVariable int version) {
        Program program = programs.required(p);
        int versionId = versions.version(program.id(), version).id();
        return story.answer(program, id, terms.allUnder(program.id(), versionId));
    }

    @PostMapping("/correct")
    @PreAuthorize("hasAuthority('sales')")
    ChangedJson correct(@PathVariable String p, @PathVariable long id, @RequestBody JsonNode body) {
        Program program = programs.required(p);
        RecordedSale sale = sales.changeable(program.id(), id);
        String reason = reason(body);
        SaleLine changed = ChangedContent.of(sale.line(), body.path("changes"), program);
        return new ChangedJson(corrections.correct(program, sale, changed, reason), story.detail(program, id));
    }

    @PostMapping("/void")
    @PreAuthorize("hasAuthority('sales')")
    ChangedJson takeOut(@PathVariable String p, @PathVariable long id, @RequestBody JsonNode body) {
        Program program = programs.required(p);
        RecordedSale sale = sales.changeable(program.id(), id);
        return new ChangedJson(corrections.takeOut(program, sale, reason(body)), story.detail(program, id));
    }

    /** Decides it once more with what is known now, what was declined of it too; the body may be left out. */
    @PostMapping("/rerun")
    @PreAuthorize("hasAuthority('sales')")
    ChangedJson again(
            @PathVariable String p, @PathVariable long id, @RequestBody(required = false) @Nullable JsonNode body) {
        Program program = programs.required(p);
        RecordedSale sale = sales.changeable(program.id(), id);
        int changed = corrections.again(program, sale, FieldProblems.optional(body, "reason", REASON_MAX));
        return new ChangedJson(changed, story.detail(program, id));
    }

    private static String reason(JsonNode body) {
        return FieldProblems.required(body, "reason", REASON_MAX);
    }
}
