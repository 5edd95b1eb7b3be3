package io.ratebook.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.evaluation.Explanation.Trial;
import io.ratebook.evaluation.Explanation.Verdict;
import io.ratebook.oracle.RandomCase;
import io.ratebook.oracle.RandomCase.Kind;
import io.ratebook.oracle.Shown;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Over random policies and histories; {@code -Dratebook.seed=7 -Dratebook.cases=1} repeats seed 7. */
class ExplanationTest {
    private static final long SEED = Long.getLong("ratebook.seed", 1);
    private static final int CASES = Integer.getInteger("ratebook.cases", 40);

    @Test
    @DisplayName("F11: every amount explains itself, and arrives at what was paid")
    void every_sale_and_refund_is_explained_with_the_lines_that_evaluate_gives() {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            RandomCase random = RandomCase.of(seed, Kind.ANY);
            List<ResultLine> lines = EngineAgainstOracleTest.lines(random);
            Evaluation evaluation = evaluate(random);
            for (SaleLine sale : random.sales()) {
                Explanation explanation = evaluation.explain(sale.reference()).get(0);
                assertThat(explanation.lines())
                        .as(() -> Shown.show(random))
                        .containsAll(lines.stream()
                                .filter(line -> line.reference().equals(sale.reference()))
                                .toList());
                explanation.trials().forEach(ExplanationTest::saysWhy);
                assertThat(explanation.text()).contains(sale.reference());
            }
        }
    }

    /** A row that won has no failed cell; one that lost names the first that failed, or what came before it. */
    private static void saysWhy(Trial trial) {
        if (trial.verdict() == Verdict.WON) {
            assertThat(trial.cells()).allMatch(Explanation.Cell::holds);
        } else {
            assertThat(trial.because()).isNotBlank();
        }
    }

    @Test
    void a_reference_that_no_line_has_is_explained_by_nothing() {
        assertThat(evaluate(RandomCase.of(SEED, Kind.ANY)).explain("no such reference"))
                .isEmpty();
    }

    private static Evaluation evaluate(RandomCase random) {
        Sales.Builder sales = Sales.builder();
        random.sales().forEach(sales::add);
        return Evaluator.of(random.policy()).evaluate(sales.build(), random.partners());
    }
}
