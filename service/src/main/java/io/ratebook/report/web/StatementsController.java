package io.ratebook.report.web;

import io.ratebook.partner.PartnerRegister;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.report.LedgerReport;
import io.ratebook.report.PartnerLedger.Range;
import io.ratebook.report.Reports;
import io.ratebook.report.Statements;
import io.ratebook.report.Statements.Form;
import io.ratebook.report.web.PartnerLedgerController.LedgerQuery;
import io.ratebook.web.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Statements on paper; they stream, so that all of a program's need no more memory than one. */
@RestController
@RequestMapping("/api/v1/programs/{p}")
class StatementsController {
    private final Programs programs;
    private final PartnerRegister partners;
    private final Reports reports;
    private final Statements statements;

    StatementsController(Programs programs, PartnerRegister partners, Reports reports, Statements statements) {
        this.programs = programs;
        this.partners = partners;
        this.reports = reports;
        this.statements = statements;
    }

    /** For the screen and its print, or PDF. */
    @GetMapping("/partners/{code}/statement")
    @PreAuthorize("hasAuthority('read')")
    void one(
            @PathVariable String p,
            @PathVariable String code,
            @ModelAttribute LedgerQuery query,
            @RequestParam(required = false) @Nullable String format,
            HttpServletResponse response)
            throws IOException {
        Program program = programs.required(p);
        Range range = query.range(program, partners.required(program, code).code());
        Form form = form(format);
        response.setContentType(form == Form.PDF ? "application/pdf" : "text/html;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.inline()
                        .filename(Statements.fileName(range, form), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        statements.write(program, range, form, response.getOutputStream());
    }

    /** One for each line of a report. */
    @GetMapping("/reports/{id}/statements.zip")
    @PreAuthorize("hasAuthority('read')")
    void all(
            @PathVariable String p,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String format,
            HttpServletResponse response)
            throws IOException {
        Program program = programs.required(p);
        LedgerReport report = reports.required(program.id(), id);
        Form form = form(format);
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("statements-" + p + "-" + report.filter().from() + ".zip", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        statements.writeAll(program, report, form, response.getOutputStream());
    }

    private static Form form(@Nullable String word) {
        if (word == null || word.isBlank() || word.equals("html")) {
            return Form.HTML;
        }
        if (word.equals("pdf")) {
            return Form.PDF;
        }
        throw Refusal.parameter("format", word, "html or pdf");
    }
}
