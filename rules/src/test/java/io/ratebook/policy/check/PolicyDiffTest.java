package io.ratebook.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.policies.PolicyText;
import io.ratebook.policy.Policy;
import io.ratebook.policy.PolicySettings;
import io.ratebook.policy.Reading;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyDiffTest {
    private static final String CARD = """
            Row    | Level  | Category | Rate | Comment
            R-0001 | Gold   | TOYS     | 8 %  |
            R-0002 | Silver | TOYS     | 7 %  |
            R-0003 |        | TOYS     | 6 %  |
            R-0004 |        |          | 5 %  | all else
            """;

    @Test
    void equal_policies_differ_in_nothing() {
        PolicyDiff diff = PolicyDiff.between(card(CARD), card(CARD));
        assertThat(diff.isEmpty()).isTrue();
        assertThat(diff.text()).isEqualTo("no difference");
    }

    @Test
    void changed_cells_are_named_with_old_and_new_value() {
        assertThat(diff("""
                                Row    | Level        | Category | Amount from | Rate  | Comment
                                R-0001 | Gold, Silver | TOYS     |             | 8.5 % |
                                R-0002 | Silver       | TOYS     | 100         | 7 %   |
                                R-0003 |              | TOYS     |             | 6.0 % |
                                R-0004 |              |          |             | none  |
                                """))
                .containsExactly(
                        "R-0001 Rates: Level Gold -> Gold, Silver; Rate 8 % -> 8.5 %",
                        "R-0002 Rates: Amount from (blank) -> 100.00",
                        "R-0004 Rates: Rate 5 % -> none; Comment all else -> (blank)");
    }

    @Test
    void a_row_in_between_is_one_row_added_and_moves_no_other() {
        assertThat(diff("""
                                Row    | Level  | Category | Rate | Comment
                                R-0001 | Gold   | TOYS     | 8 %  |
                                       | Bronze | TOYS     | 4 %  |
                                R-0002 | Silver | TOYS     | 7 %  |
                                R-0003 |        | TOYS     | 6 %  |
                                R-0004 |        |          | 5 %  | all else
                                """)).containsExactly("row 8 Rates: added (Level Bronze; Category TOYS; Rate 4 %)");
    }

    @Test
    void removed_and_moved_rows_are_told_by_their_ids() {
        assertThat(diff("""
                                Row    | Level  | Category | Rate | Comment
                                R-0004 |        |          | 5 %  | all else
                                R-0001 | Gold   | TOYS     | 8 %  |
                                R-0003 |        | TOYS     | 6 %  |
                                """))
                .containsExactly(
                        "R-0004 Rates: moved from row 10 to row 7",
                        "R-0002 Rates: removed (Level Silver; Category TOYS; Rate 7 %)");
    }

    @Test
    void without_ids_rows_belong_together_by_content_and_then_by_likeness() {
        String before = """
                Level  | Category | Country | Rate
                Gold   | TOYS     | DE      | 8 %
                Silver | TOYS     | DE      | 7 %
                       | WINE     |         | none
                """;
        String after = """
                Level  | Category | Country | Rate
                       | WINE     |         | none
                Gold   | TOYS     | DE      | 9 %
                Silver | TOYS     | DE      | 7 %
                Bronze | GARDEN   |         | 3 %
                """;
        assertThat(lines(PolicyDiff.between(card(before), card(after))))
                .containsExactly(
                        "row 7 Rates: moved from row 9 to row 7",
                        "row 8 Rates: Rate 8 % -> 9 %",
                        "row 10 Rates: added (Level Bronze; Category GARDEN; Rate 3 %)");
    }

    @Test
    void the_first_ids_of_an_upload_change_nothing() {
        String without = CARD.replaceAll("R-000\\d", "      ");
        assertThat(PolicyDiff.between(card(without), card(CARD)).isEmpty()).isTrue();
    }

    @Test
    void two_different_ids_are_two_rows_however_alike() {
        assertThat(diff(CARD.replace("R-0002", "R-0005")))
                .containsExactly(
                        "R-0005 Rates: added (Level Silver; Category TOYS; Rate 7 %)",
                        "R-0002 Rates: removed (Level Silver; Category TOYS; Rate 7 %)");
    }

    @Test
    void a_row_taken_to_another_sheet_has_moved() {
        Policy before = new PolicyText()
                .rates("Rates EMEA", Reading.FIRST_MATCH, "Row | Country | Rate\nR-0001 | DE | 5 %\nR-0002 | US | 4 %")
                .rates("Rates US", Reading.FIRST_MATCH, "Row | Country | Rate\nR-0003 | CA | 3 %")
                .build();
        Policy after = new PolicyText()
                .rates("Rates EMEA", Reading.FIRST_MATCH, "Row | Country | Rate\nR-0001 | DE | 5 %")
                .rates("Rates US", Reading.ADDING, "Row | Country | Rate\nR-0002 | US | 4 %\nR-0003 | CA | 3 %")
                .build();
        assertThat(lines(PolicyDiff.between(before, after)))
                .containsExactly(
                        "Rates US: Rows are read First matching row wins -> Every matching row adds",
                        "R-0002 Rates US: moved from Rates EMEA row 8 to Rates US row 7");
    }

    @Test
    void settings_and_every_other_table_are_compared() {
        Policy before = new PolicyText()
                .firstMatch("Rate\ntier: Month")
                .tiers("Scheme | Metric | Period | Mode | From | Rate\nMonth | revenue | month | whole | 0 | 1 %")
                .bases("Base | Starts from | Less fees\nNet | Revenue | 2 %")
                .durations("Hold days\n30")
                .thresholds("Minimum\n50.00")
                .caps("Scope | Maximum\nsale | 100.00")
                .tests("Name | amount | Commission\none | 10.00 | 0.10")
                .build();
        PolicySettings settings = new PolicySettings(
                "New",
                null,
                "GBP",
                before.settings().timeZone(),
                LocalDate.of(2026, 2, 1),
                365,
                "",
                List.of("online-retail"),
                null,
                null);
        Policy after = new PolicyText()
                .settings(settings)
                .firstMatch("Rate\ntier: Month")
                .tiers("Scheme | Metric | Period | Mode | From | Rate\nMonth | revenue | month | forward | 0 | 1 %")
                .bases("Base | Starts from | Less fees\nNet | Revenue | yes")
                .durations("Hold days\n45")
                .thresholds("Minimum\n25.00")
                .caps("Scope | Maximum\nsale | 100.00 EUR")
                .tests("Name | amount | Commission\none | 10.00 | 0.20")
                .build();
        assertThat(lines(PolicyDiff.between(before, after)))
                .containsExactly(
                        "Policy: Title (blank) -> New",
                        "Policy: Valid from (blank) -> 2026-02-01",
                        "Policy: DRL (blank) -> online-retail",
                        "row 7 Tiers: Mode whole -> forward",
                        "row 7 Bases: Less fees 2 % -> yes",
                        "row 7 Durations: Hold days 30 -> 45",
                        "row 7 Thresholds: Minimum 50.00 -> 25.00",
                        "row 7 Caps: Maximum 100.00 -> 100.00 EUR",
                        "row 7 Tests: Commission 0.10 -> 0.20");
    }

    private static List<String> diff(String after) {
        return lines(PolicyDiff.between(card(CARD), card(after)));
    }

    private static List<String> lines(PolicyDiff diff) {
        return diff.text().lines().toList();
    }

    private static Policy card(String rates) {
        return new PolicyText().firstMatch(rates).build();
    }
}
