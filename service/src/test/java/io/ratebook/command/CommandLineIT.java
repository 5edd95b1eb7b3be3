package io.ratebook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLineIT {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder = Path.of("");

    private Jar ratebook = new Jar(folder);

    @BeforeEach
    void open() throws IOException {
        Shop.open(folder);
        ratebook = new Jar(folder);
    }

    @Test
    void wrong_use_says_what_is_meant_and_ends_with_2() {
        Jar.Run run = ratebook.run("evalute", "policy.xlsx");
        assertThat(run.err()).contains("Did you mean: ratebook evaluate");
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void the_version_is_that_of_the_build() {
        assertThat(ratebook.run("--version").out()).matches("ratebook \\d+\\.\\d+\\.\\d+\\S* on Java \\d+\n");
    }

    @Test
    @DisplayName("F03: check names every wrong cell, in words, as JSON and inside the user's own file")
    void check_names_every_wrong_cell() throws IOException {
        Jar.Run good = ratebook.run("check", "policy.xlsx");
        assertThat(good.out()).contains("policy.xlsx: 0 errors");
        assertThat(good.exitCode()).isZero();

        Jar.Run broken = ratebook.run("check", "broken.xlsx", "--marked", "marked.xlsx");
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.out()).contains("Rates!C3 (row 3, Rate): found \"eight\", expected ");
        try (XSSFWorkbook marked = new XSSFWorkbook(Files.newInputStream(folder.resolve("marked.xlsx")))) {
            assertThat(Objects.requireNonNull(marked.getSheet("Rates")
                                    .getRow(2)
                                    .getCell(2)
                                    .getCellComment())
                            .getString()
                            .getString())
                    .contains("expected");
        }

        JsonNode report =
                JSON.readTree(ratebook.run("check", "broken.xlsx", "--json").out());
        assertThat(report.get("errors").asInt()).isEqualTo(1);
        assertThat(report.get("problems").get(0).get("sheet").asString()).isEqualTo("Rates");
        assertThat(report.get("problems").get(0).get("cell").asString()).isEqualTo("C3");
        assertThat(report.get("problems").get(0).get("severity").asString()).isEqualTo("error");
    }

    @Test
    void what_is_no_workbook_is_unusable() throws IOException {
        Files.writeString(folder.resolve("text.xlsx"), "no workbook");
        Jar.Run run = ratebook.run("check", "text.xlsx");
        assertThat(run.out()).contains("error ");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    @DisplayName("A file of gigabytes is refused without taking its size in memory")
    void a_file_larger_than_memory_is_refused() throws IOException {
        try (RandomAccessFile huge =
                new RandomAccessFile(folder.resolve("huge.xlsx").toFile(), "rw")) {
            huge.setLength(3L << 30);
        }
        Jar.Run run = ratebook.run("check", "huge.xlsx", "--marked", "marked.xlsx");
        assertThat(run.out()).contains("expected a workbook of at most 20 MB");
        assertThat(run.err()).contains("too large to be marked");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    @DisplayName("F07: every result line names the sheet and row it comes from, to the cent")
    void evaluate_gives_the_lines_worked_out_by_hand() throws IOException {
        Jar.Run run = ratebook.run("evaluate", "policy.xlsx", "sales.csv", "--partners", "partners.csv");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo(golden("results.csv"));
        assertThat(run.err())
                .contains("8 sales and refunds read, 9 result lines")
                .doesNotContain("\r");
    }

    @Test
    void a_named_file_gets_the_same_bytes_whole_packed_or_not() throws IOException {
        String out = ratebook.run("evaluate", "policy.xlsx", "sales.csv", "--partners", "partners.csv")
                .out();
        assertThat(ratebook.run("evaluate", "policy.xlsx", "sales.csv", "--partners=partners.csv", "-o", "r.csv")
                        .out())
                .isEmpty();
        ratebook.run("evaluate", "policy.xlsx", "sales.csv", "--partners=partners.csv", "-o", "r.csv.gz");
        assertThat(folder.resolve("r.csv")).hasContent(out);
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(folder.resolve("r.csv.gz")))) {
            assertThat(new String(packed.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(out);
        }
        assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void NDJSON_says_what_CSV_says() {
        Jar.Run csv = ratebook.run("evaluate", "policy.xlsx", "sales.csv", "--partners", "partners.csv");
        Jar.Run json =
                ratebook.run("evaluate", "policy.xlsx", "sales.csv", "--partners=partners.csv", "--format=ndjson");
        List<String> titles = List.of(csv.outLines().get(0).split(","));
        List<String> lines = new ArrayList<>();
        for (String line : json.outLines()) {
            JsonNode object = JSON.readTree(line);
            assertThat(object.propertyNames()).containsExactlyElementsOf(titles);
            lines.add(String.join(
                    ",",
                    titles.stream().map(title -> object.get(title).asString()).toList()));
        }
        assertThat(lines)
                .isEqualTo(csv.outLines().stream()
                        .skip(1)
                        .map(line -> line.replace("\"", ""))
                        .toList());
    }

    @Test
    void sales_in_NDJSON_earn_what_they_earn_in_CSV() throws IOException {
        StringBuilder json = new StringBuilder();
        List<String> rows = Shop.SALES.lines().toList();
        String[] titles = rows.get(0).split(",", -1);
        for (String row : rows.subList(1, rows.size())) {
            String[] values = row.split(",", -1);
            List<String> members = new ArrayList<>();
            for (int i = 0; i < titles.length; i++) {
                boolean number = titles[i].equals("amount");
                members.add("\"" + titles[i] + "\":" + (number ? values[i] : "\"" + values[i] + "\""));
            }
            json.append('{').append(String.join(",", members)).append("}\n");
        }
        Files.writeString(folder.resolve("sales.ndjson"), json);
        assertThat(ratebook.run("evaluate", "policy.xlsx", "sales.ndjson", "--partners", "partners.csv")
                        .out())
                .isEqualTo(golden("results.csv"));
    }

    @Test
    void a_summary_counts_and_totals() throws IOException {
        assertThat(ratebook.run("evaluate", "policy.xlsx", "sales.csv", "--partners=partners.csv", "--summary")
                        .out())
                .isEqualTo(golden("summary.txt"));
    }

    @Test
    void broken_lines_are_all_named_and_nothing_is_evaluated() throws IOException {
        Files.writeString(
                folder.resolve("sales.csv"),
                Shop.SALES.replace("60.00", "-60.00").replace("100.00", "1oo.00")
                        + "S3,sale,,2011-03-03T09:30:00Z,P1,,GB,Toys,11.00,,GBP\n");
        Files.writeString(folder.resolve("r.csv"), "as before");
        Jar.Run run = ratebook.run("evaluate", "policy.xlsx", "sales.csv", "-o", "r.csv", "--problems", "p.csv");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().toList())
                .hasSize(4)
                .satisfies(
                        lines ->
                                assertThat(lines.get(0)).startsWith("sales.csv:2: amount: found \"-60.00\", expected "),
                        lines ->
                                assertThat(lines.get(1)).startsWith("sales.csv:3: amount: found \"1oo.00\", expected "),
                        lines -> assertThat(lines.get(2))
                                .startsWith("sales.csv:10: reference: found \"S3\", expected ")
                                .contains("line 4"),
                        lines -> assertThat(lines.get(3))
                                .isEqualTo("ratebook: 3 problems; nothing was evaluated; all of them stand in p.csv"));
        assertThat(folder.resolve("r.csv")).hasContent("as before");
        assertThat(Files.readAllLines(folder.resolve("p.csv"))).hasSize(4);
    }

    @Test
    void a_thousand_broken_lines_are_shown_and_all_are_written() throws IOException {
        StringBuilder text = new StringBuilder("reference,type,occurred_at,amount,currency\n");
        for (int i = 0; i < 1_500; i++) {
            text.append("S").append(i).append(",sale,2011-03-01T09:30:00Z,free,GBP\n");
        }
        Files.writeString(folder.resolve("sales.csv"), text);
        Jar.Run run = ratebook.run("evaluate", "policy.xlsx", "sales.csv", "--problems", "p.csv");
        assertThat(run.err().lines()).hasSize(1_002).anyMatch(line -> line.startsWith("... and 500 more"));
        assertThat(Files.readAllLines(folder.resolve("p.csv"))).hasSize(1_501);
    }

    @Test
    @DisplayName("F06: a workbook with errors evaluates nothing")
    void a_workbook_with_errors_evaluates_nothing() {
        Jar.Run run = ratebook.run("evaluate", "broken.xlsx", "sales.csv");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Rates!C3", "broken.xlsx has 1 error; nothing was done");
    }

    @Test
    void several_currencies_need_a_policy_that_names_one() throws IOException {
        new TypedWorkbook().sheet("Rates", "Category|Rate", "Books|8 %").write(folder.resolve("policy.xlsx"));
        Files.writeString(folder.resolve("sales.csv"), Shop.SALES.replace("7.00,GBP", "7.00,EUR"));
        Jar.Run run = ratebook.run("evaluate", "policy.xlsx", "sales.csv");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("EUR", "GBP").doesNotContain("\tat ");
    }

    @Test
    void progress_is_for_a_terminal_only() {
        assertThat(ratebook.run("evaluate", "policy.xlsx", "sales.csv").err()).doesNotContain("reading", "\u001b");
        assertThat(ratebook.run("evaluate", "policy.xlsx", "sales.csv", "--progress")
                        .err())
                .contains("reading policy.xlsx ...", "reading sales.csv ...", "evaluating 8 lines ...");
    }

    @Test
    void a_reader_that_goes_away_is_no_failure() throws IOException {
        StringBuilder text = new StringBuilder("reference,type,occurred_at,amount,currency,partner,category\n");
        for (int i = 0; i < 20_000; i++) {
            text.append("S").append(i).append(",sale,2011-03-01T09:30:00Z,10.00,GBP,P1,Books\n");
        }
        Files.writeString(folder.resolve("sales.csv"), text);
        Jar.Run run = ratebook.shell("ratebook evaluate policy.xlsx sales.csv | head -n 2; exit ${PIPESTATUS[0]}");
        assertThat(run.outLines()).hasSize(2);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    @DisplayName("F11: explain tells the amount, the row that won and the rows that did not")
    void explain_tells_why() {
        Jar.Run run = ratebook.run("explain", "policy.xlsx", "sales.csv", "S2", "--partners", "partners.csv");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("S2", "93.00", "8 %", "4.46", "2.98", "row 3");
        Jar.Run unknown = ratebook.run("explain", "policy.xlsx", "sales.csv", "s2");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).contains("no sale or refund in sales.csv has the reference \"s2\"");
    }

    @Test
    void diff_names_the_cells_that_changed() {
        Jar.Run run = ratebook.run("diff", "policy.xlsx", "newer.xlsx");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Rates", "Rate 8 % -> 9 %");
        assertThat(ratebook.run("diff", "policy.xlsx", "policy.xlsx").out()).contains("no difference");
    }

    @Test
    @DisplayName("F02: a new workbook is complete, without errors, and overwrites nothing")
    void template_gives_a_workbook_to_start_from() {
        assertThat(ratebook.run("template", "new.xlsx").exitCode()).isZero();
        assertThat(ratebook.run("check", "new.xlsx").exitCode()).isZero();
        Jar.Run again = ratebook.run("template", "new.xlsx");
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("new.xlsx is there already");
    }

    private static String golden(String name) throws IOException {
        try (InputStream text = CommandLineIT.class.getResourceAsStream("/golden/" + name)) {
            return new String(Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
