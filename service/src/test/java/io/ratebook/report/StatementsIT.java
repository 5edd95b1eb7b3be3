package io.ratebook.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.jobs.Jobs;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.report.PartnerLedger.Line;
import io.ratebook.report.PartnerLedger.Part;
import io.ratebook.report.PartnerLedger.Range;
import io.ratebook.settlement.Scene;
import io.ratebook.web.Times;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** With {@code -Dratebook.statement.partners=10000}; a few otherwise. */
class StatementsIT extends ServiceTest {
    private static final int PARTNERS = Integer.getInteger("ratebook.statement.partners", 60);
    private static final LocalDate FROM = LocalDate.of(2026, 1, 11);
    private static final LocalDate TO = LocalDate.of(2026, 2, 9);

    private ApiClient caller = anonymous();

    private Program shop() throws IOException {
        caller = as("admin", "program-manager", "finance");
        new Scene(caller, bean(Jobs.class));
        Program program = bean(Programs.class).required(Scene.PROGRAM);
        Scene.partners(
                bean(PartnerImport.class),
                program,
                IntStream.range(0, PARTNERS).mapToObj("P-%06d"::formatted).toList());
        new ManyEntries(database().jdbc(), program.id(), PARTNERS, 50)
                .write(Times.micros(bean(Clock.class).instant()));
        return program;
    }

    private static Answer done(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    private String report() {
        return done(caller.post(Scene.path("/reports"), "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(FROM, TO)), 201)
                .at("/id");
    }

    @Test
    @DisplayName(
            "C04 C03: opening and the lines come to closing, in each partner's statement and as the report says it")
    void every_statement_ties() throws IOException {
        Program program = shop();
        long id = Long.parseLong(report());
        Reports reports = bean(Reports.class);
        PartnerLedger ledger = bean(PartnerLedger.class);
        List<String> different = new ArrayList<>();
        long[] met = new long[1];
        reports.each(new Reports.Wanted(id, null, ReportOrder.PARTNER, false), line -> {
            Part whole = ledger.whole(new Range(program.id(), line.partner(), line.currency(), FROM, TO));
            long sum = whole.balances().opening()
                    + whole.lines().stream().mapToLong(Line::amount).sum();
            if (sum != whole.balances().closing()
                    || whole.balances().opening() != line.opening()
                    || whole.balances().closing() != line.closing()
                    || whole.lines().get(whole.lines().size() - 1).balance() != line.closing()) {
                different.add(line + " is not " + whole.balances());
            }
            met[0]++;
        });
        assertThat(met[0]).isEqualTo(PARTNERS);
        assertThat(different).isEmpty();
    }

    @Test
    @DisplayName(
            "C04: a statement as HTML made for print and as PDF; names are escaped, figures are alike in all languages")
    void one_statement() throws IOException {
        shop();
        done(caller.patch(Scene.path("/partners/P-000001"), "{\"name\":\"<b>Ada & Söhne</b>\"}"), 200);
        String path = Scene.path("/partners/P-000001/statement?from=" + FROM + "&to=" + TO);
        Answer html = done(caller.get(path), 200);
        assertThat(html.header("Content-Type")).startsWith("text/html");
        assertThat(html.text())
                .contains("&lt;b&gt;Ada &amp; Söhne&lt;/b&gt; (P-000001)")
                .contains("Opening balance")
                .contains("Closing balance")
                .contains("2026-01-11 to 2026-02-09, in GBP")
                .doesNotContain("<b>");
        Answer pdf = done(caller.get(path + "&format=pdf"), 200);
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(new String(pdf.bytes(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        done(caller.get(path + "&format=doc"), 400);
        done(caller.get(Scene.path("/partners/P-X/statement")), 404);
    }

    @Test
    @DisplayName("C04: all statements of a report in one file, each by its partner's code")
    void all_statements() throws IOException {
        shop();
        Answer zip = done(caller.get(Scene.path("/reports/" + report() + "/statements.zip")), 200);
        List<String> names = new ArrayList<>();
        try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip.bytes()))) {
            for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                names.add(file.getName());
                assertThat(new String(files.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("Closing balance");
            }
        }
        assertThat(names).hasSize(PARTNERS).contains("statement-P-000001-GBP-2026-01-11-2026-02-09.html");
    }
}
