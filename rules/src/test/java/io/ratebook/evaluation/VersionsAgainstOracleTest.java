package io.ratebook.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.ratebook.oracle.Oracle;
import io.ratebook.oracle.Shown;
import io.ratebook.oracle.UndeterminedException;
import io.ratebook.oracle.VersionedCase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code -Dratebook.seed=7 -Dratebook.cases=1} repeats the case of seed 7. */
class VersionsAgainstOracleTest {
    private static final long SEED = Long.getLong("ratebook.seed", 1);
    private static final int CASES = Integer.getInteger("ratebook.cases", 200);

    @Test
    @DisplayName("F07: under several versions the engine says what the naive reading of the contract says")
    void under_several_versions_the_engine_says_what_the_naive_reading_says() {
        int compared = 0;
        List<Long> different = new ArrayList<>();
        String first = "";
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            VersionedCase random = VersionedCase.of(seed);
            try {
                if (differs(random)) {
                    different.add(seed);
                    first = first.isEmpty() ? told(smallest(random)) : first;
                }
                compared++;
            } catch (UndeterminedException | IllegalArgumentException notACase) {
                // Which sales park depends on itself, or a file of several currencies under a silent policy.
            }
        }
        if (!different.isEmpty()) {
            fail("seeds " + different + "\n" + first);
        }
        assertThat(compared).as("cases with one answer, from seed %s", SEED).isGreaterThan(CASES * 8 / 10);
    }

    private static boolean differs(VersionedCase random) {
        return !oracle(random).equals(engine(random));
    }

    private static List<String> oracle(VersionedCase random) {
        return keys(Oracle.evaluate(random.versions(), random::versionOf, random.sales(), random.partners()));
    }

    private static List<String> engine(VersionedCase random) {
        return keys(VersionsLawsTest.lines(random));
    }

    private static List<String> keys(List<ResultLine> lines) {
        return lines.stream().map(Shown::key).sorted().toList();
    }

    /** As few sales as show the difference. */
    private static VersionedCase smallest(VersionedCase different) {
        VersionedCase now = different;
        for (int i = now.sales().size() - 1; i >= 0; i--) {
            List<SaleLine> fewer = new ArrayList<>(now.sales());
            fewer.remove(i);
            VersionedCase smaller = now.withSales(fewer);
            if (stillDiffers(smaller)) {
                now = smaller;
            }
        }
        return now;
    }

    private static boolean stillDiffers(VersionedCase smaller) {
        try {
            return differs(smaller);
        } catch (UndeterminedException | IllegalArgumentException notACase) {
            return false;
        }
    }

    private static String told(VersionedCase random) {
        return random.shown() + "ORACLE\n  " + String.join("\n  ", oracle(random)) + "\nENGINE\n  "
                + String.join("\n  ", engine(random));
    }
}
