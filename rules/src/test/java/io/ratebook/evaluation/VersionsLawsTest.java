package io.ratebook.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.oracle.RandomCase;
import io.ratebook.oracle.Shown;
import io.ratebook.oracle.VersionedCase;
import io.ratebook.policy.Policy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds of any sales under several versions; {@code -Dratebook.seed=7 -Dratebook.cases=1} repeats seed 7. */
class VersionsLawsTest {
    private static final long SEED = Long.getLong("ratebook.seed", 1);
    private static final int CASES = Integer.getInteger("ratebook.cases", 100);

    private static void forEach(Consumer<VersionedCase> law) {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            VersionedCase random = VersionedCase.of(seed);
            try {
                law.accept(random);
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("seed " + seed + "\n" + random.shown() + broken.getMessage(), broken);
            }
        }
    }

    @Test
    @DisplayName("F07: sales under several versions earn the same in any order of the file")
    void sales_under_several_versions_earn_the_same_in_any_order() {
        forEach(random -> {
            List<SaleLine> shuffled = new ArrayList<>(random.sales());
            Collections.shuffle(shuffled, new Random(SEED));
            assertThat(told(lines(random.withSales(shuffled)))).isEqualTo(told(lines(random)));
        });
    }

    @Test
    @DisplayName("F07: versions that say the same give exactly what one version gives")
    void versions_that_are_all_equal_give_exactly_what_one_gives() {
        forEach(random -> {
            Policy policy = random.versions().get(0);
            List<Policy> equal = Collections.nCopies(random.versions().size(), policy);
            Map<String, Integer> places = new HashMap<>(random.versionBySale());
            places.replaceAll((sale, version) -> Math.max(0, version));
            RandomCase one = new RandomCase(policy, random.sales(), random.partnersByCode());
            assertThat(lines(random.withVersions(equal, places))).isEqualTo(EngineAgainstOracleTest.lines(one));
        });
    }

    @Test
    void a_version_under_which_no_sale_stands_changes_nothing() {
        forEach(random -> {
            List<Policy> more = new ArrayList<>(random.versions());
            more.add(1, RandomCase.of(SEED).policy());
            Map<String, Integer> places = new HashMap<>(random.versionBySale());
            places.replaceAll((sale, version) -> version > 0 ? version + 1 : version);
            assertThat(lines(random.withVersions(more, places))).isEqualTo(lines(random));
        });
    }

    @Test
    void a_sale_without_a_version_waits_and_the_others_earn_as_if_it_were_not_there() {
        forEach(random -> {
            Set<String> waiting = random.sales().stream()
                    .filter(line -> !line.refund() && random.versionOf(line) < 0)
                    .map(SaleLine::reference)
                    .collect(Collectors.toSet());
            List<ResultLine> lines = lines(random);
            assertThat(lines.stream().filter(line -> waiting.contains(line.reference())))
                    .allMatch(line -> line.kind() == ResultLine.Kind.PARKED)
                    .allMatch(line -> line.reason().startsWith("no policy version in force on 20"));
            assertThat(lines.stream()
                            .filter(line -> !line.reference().equals(line.sale()) && waiting.contains(line.sale())))
                    .allMatch(line -> line.kind() == ResultLine.Kind.PARKED);
            List<SaleLine> others = random.sales().stream()
                    .filter(line -> line.refund() || random.versionOf(line) >= 0)
                    .toList();
            assertThat(told(lines(random.withSales(others)).stream()
                            .filter(line -> !waiting.contains(line.sale()))
                            .toList()))
                    .isEqualTo(told(lines.stream()
                            .filter(line -> !waiting.contains(line.reference()) && !waiting.contains(line.sale()))
                            .toList()));
        });
    }

    @Test
    @DisplayName("F11: every line explains itself under its own version, and arrives at the amount that was paid")
    void every_line_explains_itself_under_its_own_version() {
        forEach(random -> {
            Sales sales = sales(random);
            Evaluation evaluation = evaluation(random, sales);
            for (int line = 0; line < sales.size(); line++) {
                List<ResultLine> own = new ArrayList<>();
                evaluation.forLines(new int[] {line}, own::add);
                assertThat(evaluation.explain(line).lines()).startsWith(own.toArray(ResultLine[]::new));
            }
        });
    }

    @Test
    void results_know_their_lines_by_index() {
        forEach(random -> {
            Sales sales = sales(random);
            List<ResultLine> all = new ArrayList<>();
            evaluation(random, sales).forEachLine(all::add);
            for (ResultLine line : all) {
                assertThat(sales.reference(line.line())).isEqualTo(line.reference());
                if (line.saleLine() != ResultLine.NO_LINE) {
                    assertThat(sales.reference(line.saleLine())).isEqualTo(line.sale());
                    assertThat(sales.isRefund(line.saleLine())).isFalse();
                }
            }
            List<ResultLine> chosen = new ArrayList<>();
            int[] backwards = IntStream.range(0, sales.size())
                    .map(line -> sales.size() - 1 - line)
                    .toArray();
            evaluation(random, sales).forLines(backwards, chosen::add);
            assertThat(chosen).containsExactlyInAnyOrderElementsOf(all);
        });
    }

    private static List<String> told(List<ResultLine> lines) {
        return lines.stream().map(Shown::key).sorted().toList();
    }

    private static Sales sales(VersionedCase random) {
        Sales.Builder sales = Sales.builder();
        random.sales().forEach(sales::add);
        return sales.build();
    }

    private static Evaluation evaluation(VersionedCase random, Sales sales) {
        return Evaluator.of(random.versions()).evaluate(sales, random.partners(), random.lineVersions(sales));
    }

    static List<ResultLine> lines(VersionedCase random) {
        List<ResultLine> lines = new ArrayList<>();
        evaluation(random, sales(random)).forEachLine(lines::add);
        return lines;
    }
}
