package io.ratebook.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.evaluation.Evaluator;
import io.ratebook.evaluation.ResultLine;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.evaluation.Sales;
import io.ratebook.money.Money;
import io.ratebook.oracle.Oracle;
import io.ratebook.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of every table, through the workbook reader and the engine; and the naive reading agrees. */
class GoldenCasesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @TestFactory
    @DisplayName("F14 F15 F16 F17: what the golden tables say is what is earned")
    Stream<DynamicTest> what_the_golden_tables_say_is_what_is_earned() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.sorted().toList().stream()
                    .flatMap(file -> GoldenCase.read(file).stream())
                    .map(one -> DynamicTest.dynamicTest(one.file() + ": " + one.name(), () -> check(one)));
        }
    }

    private static void check(GoldenCase one) {
        Sales.Builder sales = Sales.builder();
        List<SaleLine> lines = one.sales();
        lines.forEach(sales::add);
        List<ResultLine> earned = new ArrayList<>();
        List<Policy> versions = one.versions();
        Evaluator.of(versions)
                .evaluate(sales.build(), one.partners(), line -> one.versionOf(lines.get(line)))
                .forEachLine(earned::add);
        assertThat(told(earned, one)).as("engine").isEqualTo(expected(one));
        assertThat(told(Oracle.evaluate(versions, one::versionOf, lines, one.partners()), one))
                .as("naive reading")
                .isEqualTo(expected(one));
    }

    private static String expected(GoldenCase one) {
        return one.expected().stream()
                .map(line -> titles(one).stream()
                        .map(title -> line.getOrDefault(title, ""))
                        .collect(Collectors.joining(" | ")))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String told(List<ResultLine> lines, GoldenCase one) {
        return lines.stream()
                .map(line ->
                        titles(one).stream().map(title -> cell(title, line)).collect(Collectors.joining(" | ")))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static List<String> titles(GoldenCase one) {
        return List.of("reference", "kind", "partner", "component", "amount", "currency", "row", "payable").stream()
                .filter(title -> one.expected().stream().anyMatch(line -> line.containsKey(title)))
                .toList();
    }

    private static String cell(String title, ResultLine line) {
        boolean earns = line.payableFromMicros() != null;
        Map<String, String> cells = Map.of(
                "reference", line.reference(),
                "kind", line.kind().word(),
                "partner", line.partner(),
                "component", line.component(),
                "amount", earns ? amount(line) : "",
                "currency", earns ? line.currency().code() : "",
                "row", earns ? line.row().replace(" + ", "+") : "",
                "payable", payable(line));
        return cells.getOrDefault(title, "");
    }

    private static String amount(ResultLine line) {
        return new Money(line.amountMinor(), line.currency()).amount().toPlainString();
    }

    private static String payable(ResultLine line) {
        Long from = line.payableFromMicros();
        return from == null ? "" : Instant.EPOCH.plus(from, ChronoUnit.MICROS).toString();
    }
}
