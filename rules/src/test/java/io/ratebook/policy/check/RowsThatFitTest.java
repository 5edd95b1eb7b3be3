package io.ratebook.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.policies.PolicyText;
import io.ratebook.policy.Policy;
import io.ratebook.policy.Reading;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("F05 gaps, overlaps, unreachable and contradictory rows")
class RowsThatFitTest {
    @Test
    @DisplayName("F14 Adempiere: attainment 75 to 80 and 81 to 90 leave a gap between 80 and 81")
    void the_gap_of_the_adempiere_bands_is_found() {
        assertThat(Said.about(new PolicyText().firstMatch("""
                                Row    | attribute: collected from | attribute: collected below | attribute: attainment from | attribute: attainment below | Rate | Component
                                R-0001 | 0                         | 11                         |                            |                             | 30 % | Collection
                                R-0002 | 11                        | 21                         |                            |                             | 20 % | Collection
                                R-0003 | 21                        | 31                         |                            |                             | 10 % | Collection
                                R-0004 |                           |                            | 75                         | 80                          | 20 % | Attainment
                                R-0005 |                           |                            | 81                         | 90                          | 30 % | Attainment
                                """).build()))
                .containsExactly(
                        "warning Rates!attribute: attainment from11 R-0005: 81 -- expected no gap between R-0004 and R-0005: attribute: attainment 80 to 81 is in neither, and no row takes it -- below is the first value that no longer belongs: end the one where the other begins");
    }

    @Test
    void a_row_below_one_that_accepts_more_never_wins() {
        assertThat(said("""
                                Row    | Level        | Category      | Amount from | Amount below | Country  | Rate
                                R-0001 | Gold, Silver | not GIFTCARD  | 10          | 1000         |          | 8 %
                                R-0002 | Gold         | TOYS          | 10          | 100          | DE       | 9 %
                                R-0003 | Gold         | TOYS          | 9           | 100          | DE       | 9 %
                                R-0004 | Bronze       | TOYS          | 10          | 100          | DE       | 9 %
                                R-0005 | Gold         | GIFTCARD      | 10          | 100          | DE       | 9 %
                                R-0006 | Gold         | not GIFTCARD, WINE | 500    | 600          |          | 9 %
                                """))
                .containsExactly(
                        "warning Rates!Rate8 R-0002: 9 % -- expected a row that can win: R-0001 stands before it and accepts everything it accepts (8 %) -- move it above R-0001, or delete it",
                        "warning Rates!Rate12 R-0006: 9 % -- expected a row that can win: R-0001 stands before it and accepts everything it accepts (8 %) -- move it above R-0001, or delete it");
    }

    @Test
    void a_missing_value_is_not_any_value() {
        assertThat(said("""
                        Row    | Coupon | Rate
                        R-0001 | (any)  | 8 %
                        R-0002 | A, B   | 9 %
                        R-0003 | (none) | 7 %
                        R-0004 |        | 6 %
                        """)).hasSize(1).first().asString().startsWith("warning Rates!Rate8 R-0002: 9 %");
    }

    @Test
    void one_of_several_tags_may_be_allowed_although_another_is_not() {
        assertThat(said("""
                        Partner tag | Rate
                        not B       | 8 %
                        A           | 9 %
                        """)).isEmpty();
    }

    @Test
    void a_blank_event_is_sale_or_renewal_and_no_other() {
        assertThat(said("""
                        Row    | Event         | Rate
                        R-0001 |               | 8 %
                        R-0002 | lead won      | 20.00
                        R-0003 | renewal       | 5 %
                        R-0004 | sale, renewal | 5 %
                        """))
                .containsExactly(
                        "warning Rates!Rate9 R-0003: 5 % -- expected a row that can win: R-0001 stands before it and accepts everything it accepts (8 %) -- move it above R-0001, or delete it",
                        "warning Rates!Rate10 R-0004: 5 % -- expected one outcome for the same conditions: R-0001 has them too and wins with 8 % -- delete one of the two, or tell them apart");
    }

    @Test
    void money_in_another_currency_is_another_condition() {
        assertThat(said("""
                        Row    | Amount from | Rate
                        R-0001 | 10          | 8 %
                        R-0002 | 20 EUR      | 9 %
                        R-0003 | 20 GBP      | 9 %
                        """)).hasSize(1).first().asString().startsWith("warning Rates!Rate9 R-0003");
    }

    @Test
    void components_are_lists_of_their_own_but_a_none_without_component_ends_all() {
        assertThat(said("""
                                Row    | Category | Country | Rate | Component
                                R-0001 | TOYS     |         | 8 %  |
                                R-0002 | TOYS     |         | 9 %  | Bonus
                                R-0003 | WINE     |         | none |
                                R-0004 | WINE     | DE      | 9 %  | Bonus
                                R-0005 | TOYS     |         | none | Bonus
                                """))
                .containsExactly(
                        "warning Rates!Rate10 R-0004: 9 % -- expected a row that can win: R-0003 stands before it and accepts everything it accepts (none) -- move it above R-0003, or delete it",
                        "warning Rates!Rate11 R-0005: none -- expected one outcome for the same conditions: R-0002 has them too and wins with 9 % -- delete one of the two, or tell them apart");
    }

    @Test
    void sheets_of_one_reading_are_one_list() {
        Policy policy = new PolicyText()
                .rates("Rates EMEA", Reading.FIRST_MATCH, """
                        Row    | Rate
                        R-0001 | 8 %
                        """)
                .rates("Rates US", Reading.FIRST_MATCH, """
                        Row    | Country | Rate
                        R-0002 | US      | 9 %
                        """)
                .build();
        assertThat(Said.about(policy))
                .containsExactly(
                        "warning Rates US!Rate7 R-0002: 9 % -- expected a row that can win: Rates EMEA R-0001 stands before it and accepts everything it accepts (8 %) -- move it above Rates EMEA R-0001, or delete it");
    }

    @Test
    void where_rows_add_a_wider_row_hides_nothing_but_the_same_row_twice_pays_twice() {
        Policy policy = new PolicyText().adding("""
                        Row    | Country | Rate | Component
                        R-0001 |         | 3 %  | Core
                        R-0002 | DE      | 1 %  | Core
                        R-0003 |         | 2 %  | Core
                        R-0004 | DE      | 1 %  | Core
                        """).build();
        assertThat(Said.about(policy))
                .containsExactly(
                        "warning Rates!Rate10 R-0004: 1 % -- expected each row once: R-0002 is the same, and here both pay -- delete one of the two");
    }

    @Test
    void bands_that_share_values_are_said_unless_one_holds_the_other() {
        assertThat(said("""
                                Row    | Level | Amount from | Amount below | Rate
                                R-0001 | Gold  | 0           | 101          | 5 %
                                R-0002 | Gold  | 100         | 500          | 6 %
                                R-0003 | Gold  | 500         |              | 7 %
                                R-0004 |       | 1000        |              | 9 %
                                R-0005 |       | 0           |              | 4 %
                                """))
                .containsExactly(
                        "warning Rates!Amount from8 R-0002: 100.00 to 101.00 -- expected bands that do not overlap: Amount 100.00 to 101.00 is in R-0001 too, and R-0001 wins -- below is the first value that no longer belongs: end the one where the other begins");
    }

    @Test
    void a_hole_that_a_later_row_fills_is_said_only_where_it_looks_like_a_slip() {
        assertThat(said("""
                                Row    | Sale date from | Sale date below | Rate
                                R-0001 | 2026-01-01     | 2026-01-31      | 5 %
                                R-0002 | 2026-02-01     | 2026-03-01      | 6 %
                                R-0003 | 2026-11-20     | 2026-12-01      | 9 %
                                R-0004 |                |                 | 4 %
                                """))
                .containsExactly(
                        "warning Rates!Sale date from8 R-0002: 2026-02-01 -- expected no gap between R-0001 and R-0002: Sale date 2026-01-31 to 2026-02-01 is in neither, and R-0004 takes it -- below is the first value that no longer belongs: end the one where the other begins");
    }

    @Test
    void an_empty_band_is_an_error() {
        assertThat(said("""
                                Amount from | Amount below | Sale date from | Sale date below | Rate
                                100         | 100          |                |                 | 5 %
                                            |              | 2026-02-01     | 2026-01-01      | 6 %
                                """))
                .containsExactly(
                        "error Rates!Amount below7 row 7: from 100.00 below 100.00 -- expected an end above the start: the band holds no value, so the row never matches -- below is the first value that no longer belongs",
                        "error Rates!Sale date below8 row 8: from 2026-02-01 below 2026-01-01 -- expected an end above the start: the band holds no value, so the row never matches -- below is the first value that no longer belongs");
    }

    @Test
    void each_column_of_durations_is_a_list_of_its_own() {
        Policy policy = new PolicyText().durations("""
                        Row    | Level | Hold days | Clawback within days
                        R-0001 |       | 30        |
                        R-0002 | Gold  | 14        | 60
                        R-0003 |       |           | 90
                        """).build();
        assertThat(Said.about(policy))
                .containsExactly(
                        "warning Durations!Hold days8 R-0002: 14 -- expected a row that can win: R-0001 stands before it and accepts everything it accepts (30) -- move it above R-0001, or delete it");
    }

    @Test
    void thresholds_of_different_currencies_do_not_hide_each_other() {
        Policy policy = new PolicyText().thresholds("""
                        Row    | Level | Minimum
                        R-0001 |       | 50.00
                        R-0002 |       | 60.00 EUR
                        R-0003 | Gold  | 10.00
                        """).build();
        assertThat(Said.about(policy))
                .containsExactly(
                        "warning Thresholds!Minimum9 R-0003: 10.00 -- expected a row that can win: R-0001 stands before it and accepts everything it accepts (50.00) -- move it above R-0001, or delete it");
    }

    private static List<String> said(String rates) {
        return Said.about(new PolicyText().firstMatch(rates).build());
    }
}
