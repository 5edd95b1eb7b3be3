package io.ratebook.policy.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.policy.PolicySettings;
import io.ratebook.policy.Problem;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WorkbookOfProgramTest {
    private static final ProgramSettings SHOP = new ProgramSettings("shop", "GBP", ZoneId.of("Europe/London"));

    private static final List<List<String>> RATES = List.of(List.of("Rate"), List.of("8 %"));

    @Test
    @DisplayName("F02: what the Policy sheet leaves out is the program's, for the times of its tests too")
    void a_program_settles_what_the_workbook_leaves_out() {
        byte[] workbook = new RawWorkbook()
                .sheet("Rates", RATES)
                .sheet(
                        "Tests",
                        List.of(
                                List.of("Name", "Date", "Amount", "Commission"),
                                List.of("summer", "2026-07-01T00:30", "100", "8.00")))
                .bytes();

        ReadPolicy read = WorkbookReader.readFor(SHOP, workbook);

        assertThat(read.problems()).isEmpty();
        PolicySettings settings = read.required().settings();
        assertThat(settings.program()).isEqualTo("shop");
        assertThat(settings.currency()).isEqualTo("GBP");
        assertThat(settings.timeZone()).isEqualTo(ZoneId.of("Europe/London"));
        assertThat(read.required().tests().get(0).steps().get(0).sale())
                .containsEntry("occurred_at", "2026-06-30T23:30:00Z");
    }

    @Test
    @DisplayName("F03: program, currency and time zone that are not the program's are errors at their cells")
    void settings_of_another_program_are_errors_at_their_cells() {
        byte[] workbook = new RawWorkbook()
                .sheet(
                        "Policy",
                        List.of(
                                List.of("Program", "other"),
                                List.of("Currency", "USD"),
                                List.of("Time zone", "Europe/Berlin")))
                .sheet("Rates", RATES)
                .bytes();

        assertThat(WorkbookReader.readFor(SHOP, workbook).problems())
                .extracting(Problem::text)
                .containsExactly(
                        "error Policy!B1 (Program): found \"other\", expected shop, the program's code; is this the"
                                + " workbook of another program?",
                        "error Policy!B2 (Currency): found \"USD\", expected GBP, the program's currency; empty the cell;"
                                + " amounts in another currency are written as 25.00 USD",
                        "error Policy!B3 (Time zone): found \"Europe/Berlin\", expected Europe/London, the program's time"
                                + " zone; empty the cell");
    }

    @Test
    void a_time_zone_of_another_name_with_the_same_rules_is_the_programs() {
        byte[] workbook = new RawWorkbook()
                .sheet("Policy", List.of(List.of("Time zone", "GB")))
                .sheet("Rates", RATES)
                .bytes();

        assertThat(WorkbookReader.readFor(SHOP, workbook).required().settings().timeZone())
                .isEqualTo(ZoneId.of("Europe/London"));
    }

    @Test
    @DisplayName("F04 F19: DRL and native Drools tables are refused by name until there is a sandbox")
    void code_is_refused_by_name() {
        String drl = "// bonus\npackage io.evil;\nrule \"x\" when then System.exit(1); end";
        assertThat(onlyProblem(drl.getBytes(StandardCharsets.UTF_8))).contains("found \"DRL\"", "sandbox");
        assertThat(onlyProblem(RawWorkbook.zip(Map.of("bonus.drl", drl.getBytes(StandardCharsets.UTF_8)))))
                .contains("a zip file with DRL (bonus.drl)");
        assertThat(WorkbookReader.read(new RawWorkbook()
                                .sheet("Rates", RATES)
                                .part("xl/bonus.drl", drl)
                                .bytes())
                        .problems())
                .extracting(Problem::text)
                .anyMatch(text -> text.contains("DRL (xl/bonus.drl)") && text.contains("sandbox"));

        byte[] nativeTable = new RawWorkbook()
                .sheet("Rates", RATES)
                .sheet(
                        "Tables",
                        List.of(
                                List.of("RuleSet", "io.evil"),
                                List.of("RuleTable Discounts"),
                                List.of("CONDITION", "ACTION")))
                .bytes();
        assertThat(WorkbookReader.read(nativeTable).problems())
                .extracting(Problem::text)
                .anyMatch(text -> text.startsWith("error Tables!A1") && text.contains("native Drools decision table"));
    }

    private static String onlyProblem(byte[] file) {
        List<Problem> problems = WorkbookReader.read(file).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0).text();
    }

    @Test
    void a_program_gets_a_template_of_its_own_that_reads_without_a_problem() {
        byte[] template = WorkbookWriter.template(SHOP, KnownValues.none());

        ReadPolicy read = WorkbookReader.readFor(SHOP, template);

        assertThat(read.problems()).isEmpty();
        assertThat(WorkbookReader.read(template).required().settings().currency())
                .isEqualTo("GBP");
    }
}
