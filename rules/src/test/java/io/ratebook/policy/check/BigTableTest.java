package io.ratebook.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.policies.PolicyText;
import io.ratebook.policy.Policy;
import io.ratebook.policy.Problem;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables of 10,000 rows of several shapes; what is found must not depend on how the rows are filed. */
class BigTableTest {
    private static final int ROWS = 10_000;
    private static final long SEED = 20260101;

    static Stream<String> shapes() {
        return Stream.of("products", "levels and dates", "bands", "exclusions");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    @DisplayName("F05 of 10,000 rows the one that cannot win is found")
    void the_one_row_of_ten_thousand_that_cannot_win_is_found(String shape) {
        Policy policy = new PolicyText().firstMatch(table(shape)).build();
        List<Problem> problems = check(policy);

        assertThat(problems)
                .filteredOn(problem -> problem.expected().startsWith("a row that can win"))
                .extracting(Problem::row)
                .contains("LAST");
    }

    private static List<Problem> check(Policy policy) {
        return PolicyChecks.check(policy, PolicyText::cell, KnownCodes.none());
    }

    private static String table(String shape) {
        Random random = new Random(SEED);
        StringBuilder table = new StringBuilder(
                "Row | Partner | Level | Product | Country | Amount from | Amount below | Sale date from | Sale date below | Rate\n");
        for (int i = 0; i < ROWS; i++) {
            table.append("R-")
                    .append(i)
                    .append(" | ")
                    .append(row(shape, i, random))
                    .append(" | 5 %\n");
        }
        return table.append("LAST | ").append(covered(shape)).append(" | 6 %\n").toString();
    }

    private static String row(String shape, int i, Random random) {
        return switch (shape) {
            case "products" -> " | | P" + i + ", Q" + i + " | " + (i % 3 == 0 ? "DE" : "") + " | | | | ";
            case "levels and dates" -> {
                int day = random.nextInt(300);
                yield " | L" + i % 4 + " | | C" + i % 7 + " | " + day + " | " + (day + 2)
                        + " | 2026-01-01 | 2026-02-01";
            }
            case "bands" -> " | | | | " + 10 * i + " | " + (10 * i + 10) + " | | ";
            default -> " | | not P" + i + ", Q" + i + " | | | | | ";
        };
    }

    private static String covered(String shape) {
        return switch (shape) {
            case "products" -> "X | | P400 | | | | | ";
            case "levels and dates" -> "X | L0 | | C0 | 290 | 291 | 2026-01-10 | 2026-01-11";
            case "bands" -> "X | | | | 5003 | 5004 | | ";
            default -> "X | | not P400, Q400, Z | | | | | ";
        };
    }
}
