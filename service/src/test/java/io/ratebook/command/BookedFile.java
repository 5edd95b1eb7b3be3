package io.ratebook.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Asks a service whether every line of a file is recorded once, and booked as the command line evaluates it.
 *
 * @param caller one who may read; asked for anew each time, since its service may have been started again
 * @param program the code
 * @param lines of the file, the one with the titles first
 */
record BookedFile(Supplier<ApiClient> caller, String program, List<String> lines) {
    private static final int PERIOD_SECONDS_MAX = 90;

    private Answer get(String rest) {
        Answer answer = caller.get().get("/api/v1/programs/" + program + rest);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    /** What the command line says of the file: amounts by sale, partner and component. */
    Map<String, BigDecimal> evaluated(Path folder, Path policy, Path partners) throws IOException {
        Files.write(folder.resolve("sales.csv"), lines);
        Jar.Run run = new Jar(folder)
                .run(
                        "evaluate",
                        policy.toAbsolutePath().toString(),
                        "sales.csv",
                        "--partners",
                        partners.toAbsolutePath().toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return sums(run.out());
    }

    /** Every line once, every amount, and no law of the ledger broken. */
    void assertIs(Map<String, BigDecimal> expected) throws InterruptedException {
        List<String> recorded = get("/sales.csv").text().lines().toList();
        assertThat(column(recorded, "reference"))
                .containsExactlyInAnyOrderElementsOf(column(lines, "reference"))
                .doesNotHaveDuplicates();
        assertThat(differences(expected)).isEmpty();
        Answer check = get("/ledger/check");
        assertThat(check.json().get("checks")).hasSizeGreaterThan(5).allSatisfy(law -> assertThat(
                        law.get("violations").asLong())
                .as(law.toString())
                .isZero());
    }

    /** What rules add at a period's end may be booked some time after the file. */
    private Map<String, String> differences(Map<String, BigDecimal> expected) throws InterruptedException {
        Map<String, String> differences = new TreeMap<>();
        for (int tries = 0; tries < PERIOD_SECONDS_MAX; tries++) {
            Map<String, BigDecimal> booked = sums(get("/commissions.csv").text());
            differences.clear();
            expected.forEach((key, amount) -> {
                if (!amount.equals(booked.get(key))) {
                    differences.put(key, amount + ", booked " + booked.get(key));
                }
            });
            booked.forEach((key, amount) -> {
                if (!expected.containsKey(key)) {
                    differences.put(key, "nothing, booked " + amount);
                }
            });
            if (differences.isEmpty()) {
                break;
            }
            Thread.sleep(1_000);
        }
        return differences;
    }

    /** The files of these tests hold no quoted cell before the columns asked for. */
    static List<String> column(List<String> csv, String title) {
        int column = List.of(csv.get(0).split(",")).indexOf(title);
        return csv.stream().skip(1).map(line -> line.split(",", -1)[column]).toList();
    }

    /** By sale, partner and component; what rules add at a period's end has no sale, or the rule's own key in its place. */
    private Map<String, BigDecimal> sums(String csv) {
        Set<String> sales = Set.copyOf(column(lines, "reference"));
        List<String> rows = csv.lines().toList();
        List<String> references = column(rows, "sale");
        List<String> partners = column(rows, "partner");
        List<String> components = column(rows, "component");
        List<String> amounts = column(rows, "amount");
        Map<String, BigDecimal> sums = new HashMap<>();
        for (int line = 0; line < references.size(); line++) {
            if (!amounts.get(line).isEmpty()) {
                sums.merge(
                        (sales.contains(references.get(line)) ? references.get(line) : "period") + " "
                                + partners.get(line) + " " + components.get(line),
                        new BigDecimal(amounts.get(line)),
                        BigDecimal::add);
            }
        }
        sums.values().removeIf(sum -> sum.signum() == 0);
        return new TreeMap<>(sums);
    }
}
