package io.ratebook.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.policies.PolicyText;
import io.ratebook.policy.Policy;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierCheckTest {
    @ParameterizedTest(name = "{0} over {1}, {2}, against {3}")
    @DisplayName("F15 combinations without a meaning are refused, with what may stand there")
    @CsvSource(delimiter = '|', textBlock = """
                    commission | month           | marginal | nothing     | Mode: marginal -- expected lagged: a commission cannot decide its own rate, only a later one's
                    commission | month           | forward  | nothing     | Mode: forward -- expected lagged: a commission cannot decide its own rate, only a later one's
                    revenue    | lifetime        | lagged   | nothing     | Mode: lagged -- expected marginal, whole or forward: a lifetime has no period before it
                    revenue    | rolling 30 days | whole    | nothing     | Mode: whole -- expected forward: a rolling period looks back from each sale
                    revenue    | rolling 30 days | lagged   | nothing     | Mode: lagged -- expected forward: a rolling period looks back from each sale
                    revenue    | line            | forward  | nothing     | Mode: forward -- expected marginal or whole: a line has nothing before it
                    revenue    | order           | lagged   | nothing     | Mode: lagged -- expected marginal or whole: an order has nothing before it
                    sales      | order           | whole    | nothing     | Metric: sales -- expected revenue, units or an attribute: an order is one amount, nothing to count
                    revenue    | lifetime        | whole    | last period | Against: last period -- expected blank or an attribute: only month, quarter and year have one before
                    revenue    | rolling 30 days | forward  | last year   | Against: last year -- expected blank or an attribute: only month, quarter and year have one before
                    """)
    void combinations_without_a_meaning_are_refused(
            String metric, String period, String mode, String against, String said) {
        List<String> problems = Said.about(scheme(metric, period, mode, against));
        int colon = said.indexOf(':');
        assertThat(problems)
                .containsExactly("error Tiers!" + said.substring(0, colon) + "7 row 7:" + said.substring(colon + 1));
    }

    @ParameterizedTest(name = "{0} over {1}, {2}, against {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    commission | month           | lagged   | nothing
                    revenue    | lifetime        | whole    | nothing
                    revenue    | lifetime        | marginal | nothing
                    customers  | rolling 30 days | forward  | nothing
                    revenue    | line            | whole    | nothing
                    units      | order           | marginal | nothing
                    revenue    | quarter         | whole    | last period
                    sales      | month           | forward  | last year
                    """)
    void combinations_with_a_meaning_are_accepted(String metric, String period, String mode, String against) {
        assertThat(Said.about(scheme(metric, period, mode, against))).isEmpty();
    }

    @Test
    void money_has_no_place_under_marginal_and_is_fine_under_whole() {
        assertThat(Said.about(bands("marginal", "0 | 10 | 5 %", "10 | | 2.00 per unit")))
                .containsExactly(
                        "error Tiers!Rate8 row 8: 2.00 per unit -- expected a percentage: under marginal a sale may be cut over several bands -- or choose the mode whole, forward or lagged");
        assertThat(Said.about(bands("whole", "0 | 10 | 5 %", "10 | | 2.00 per unit")))
                .isEmpty();
    }

    @Test
    @DisplayName("F05 bands of a scheme that overlap are an error, holes between them a warning that names the hole")
    void overlapping_empty_and_missing_bands_are_found() {
        assertThat(Said.about(bands("whole", "0 | 101 | 5 %", "100 | 200 | 6 %", "201 | | 7 %", "300 | 300 | 8 %")))
                .containsExactly(
                        "error Tiers!From8 row 8: from 100.00 below 200.00 -- expected bands of Growth that do not overlap: row 7 already holds from 0.00 below 101.00 -- below is the first value that no longer belongs",
                        "warning Tiers!From9 row 9: 201.00 -- expected no gap: no band of Growth holds 200.00 to 201.00, which earns nothing (between row 8 and row 9) -- write 200.00 here, or 201.00 as the end of the band before",
                        "error Tiers!Below10 row 10: from 300.00 below 300.00 -- expected an end above the start: the band holds no value");
    }

    @Test
    void bands_in_any_order_without_ends_fit_together() {
        assertThat(Said.about(bands("whole", "200 | | 7 %", "  | 100 | 5 %", "100 | 200 | 6 %")))
                .isEmpty();
    }

    private static Policy bands(String mode, String... bands) {
        StringBuilder table = new StringBuilder("Scheme | Metric | Period | Mode | From | Below | Rate\n");
        for (String band : bands) {
            table.append("Growth | revenue | month | ")
                    .append(mode)
                    .append(" | ")
                    .append(band)
                    .append('\n');
        }
        return policy(table.toString());
    }

    private static Policy scheme(String metric, String period, String mode, String against) {
        return policy("Scheme | Metric | Period | Mode | Against | From | Rate\nGrowth | " + metric + " | " + period
                + " | " + mode + " | " + against + " | 0 | 5 %");
    }

    private static Policy policy(String tiers) {
        return new PolicyText().firstMatch("""
                        Rate
                        tier: Growth
                        """).tiers(tiers).build();
    }
}
