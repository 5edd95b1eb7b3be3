package io.ratebook.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.ratebook.oracle.Oracle;
import io.ratebook.oracle.RandomCase;
import io.ratebook.oracle.Shown;
import io.ratebook.oracle.Shrinking;
import io.ratebook.oracle.UndeterminedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code -Dratebook.seed=7 -Dratebook.cases=1} repeats the case of seed 7. */
class EngineAgainstOracleTest {
    private static final long SEED = Long.getLong("ratebook.seed", 1);
    private static final int CASES = Integer.getInteger("ratebook.cases", 150);

    @Test
    @DisplayName(
            "F15 F16 F17: on random policies and sales the engine says what the naive reading of the contract says")
    void the_engine_says_line_by_line_what_the_naive_reading_says() {
        int compared = 0;
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            RandomCase random = RandomCase.of(seed);
            if (!isDetermined(random)) {
                continue;
            }
            compared++;
            if (differs(random)) {
                RandomCase small = Shrinking.shrink(random, EngineAgainstOracleTest::differs);
                fail("seed " + seed + " of random cases, shrunk:\n" + Shown.show(small) + "ORACLE\n  "
                        + String.join("\n  ", oracle(small)) + "\nENGINE\n  " + String.join("\n  ", engine(small)));
            }
        }
        assertThat(compared).as("cases with one answer, from seed %s", SEED).isGreaterThan(CASES * 9 / 10);
    }

    private static boolean isDetermined(RandomCase random) {
        try {
            Oracle.evaluate(random.policy(), random.sales(), random.partners());
            return true;
        } catch (UndeterminedException circle) {
            return false;
        }
    }

    private static boolean differs(RandomCase random) {
        List<String> expected;
        try {
            expected = oracle(random);
        } catch (UndeterminedException | IllegalArgumentException notACase) {
            return false;
        }
        return !expected.equals(engine(random));
    }

    private static List<String> oracle(RandomCase random) {
        return keys(Oracle.evaluate(random.policy(), random.sales(), random.partners()));
    }

    private static List<String> engine(RandomCase random) {
        try {
            return keys(lines(random));
        } catch (RuntimeException broken) {
            List<String> trace = new ArrayList<>(List.of(broken.toString()));
            for (StackTraceElement element : broken.getStackTrace()) {
                trace.add(element.toString());
            }
            return trace.subList(0, Math.min(6, trace.size()));
        }
    }

    static List<ResultLine> lines(RandomCase random) {
        Sales.Builder sales = Sales.builder();
        random.sales().forEach(sales::add);
        List<ResultLine> lines = new ArrayList<>();
        Evaluator.of(random.policy()).evaluate(sales.build(), random.partners()).forEachLine(lines::add);
        return lines;
    }

    private static List<String> keys(List<ResultLine> lines) {
        return lines.stream().map(Shown::key).sorted().toList();
    }
}
