package io.ratebook.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.policies.PolicyText;
import io.ratebook.policy.Policy;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("F06 the stories of the Tests sheet")
class StoryRunnerTest {
    private static final String CARD = """
            Row    | Level | Category | Payment number from | Rate  | Component | Share
            R-0001 |       | GIFTCARD |                     | none  |           |
            R-0002 | Gold  |          |                     | 8 %   |           |
            R-0003 |       |          | 3                   | 1 %   |           |
            R-0004 |       |          |                     | 5 %   |           |
            R-0005 |       | TOYS     |                     | 2 %   | Bonus     | 40 % as Co-op
            """;

    @Test
    void stories_that_earn_what_they_must_give_no_problem() {
        assertThat(run("""
                                Name    | type   | category | amount | Level | Payment number | Component | Commission
                                plain   |        | TOYS     | 60.00  |       |                |           | 3.00
                                plain   |        |          |        |       |                | Bonus     | 0.72
                                plain   |        |          |        |       |                | Co-op     | 0.48
                                gold    |        | TOYS     | 60.00  | Gold  |                |           | 4.80
                                gift    |        | GIFTCARD | 60.00  | Gold  |                |           | none
                                third   |        | WINE     | 60.00  |       | 3              |           | 0.60
                                refund  |        | WINE     | 60.00  |       |                |           | 3.00
                                refund  | refund |          | 20.00  |       |                |           | -1.00
                                refund  | refund |          | 40.00  |       |                |           | -2.00
                                """)).isEmpty();
    }

    @Test
    void a_failing_expectation_names_what_was_found_and_the_row_that_won() {
        assertThat(run("""
                                Name    | type   | category | amount | Component | Commission
                                plain   |        | TOYS     | 60.00  |           | 3.01
                                plain   |        |          |        | Bonus     | 1.2
                                gift    |        | GIFTCARD | 60.00  |           | 3.00
                                none    |        | WINE     | 60.00  |           | none
                                refund  |        | WINE     | 60.00  |           | 3.00
                                refund  | refund |          | 20.00  |           | 1.00
                                """))
                .containsExactly(
                        "error Tests!Commission7 row 7: 3.00 GBP by R-0004 of Rates (5 % of 60.00) -- expected 3.01 GBP as Commission of plain-1",
                        "error Tests!Commission8 row 8: 0.72 GBP by R-0005 of Rates (2 % of 60.00) -- expected 1.20 GBP as Bonus of plain-1",
                        "error Tests!Commission9 row 9: none: R-0001 of Rates says none -- expected 3.00 GBP as Commission of gift-1",
                        "error Tests!Commission10 row 10: 3.00 GBP by R-0004 of Rates (5 % of 60.00) -- expected none as Commission of none-1",
                        "error Tests!Commission12 row 12: -1.00 GBP by R-0004 of Rates (5 % of 60.00) -- expected 1.00 GBP as Commission of refund-2");
    }

    @Test
    void sales_of_several_partners_are_summed_unless_the_row_names_one() {
        assertThat(run("""
                                Name  | partners    | partner | amount | Commission
                                split | P1:60;P2:40 |         | 100.01 | 5.00
                                split |             | P1      |        | 3.00
                                split |             | P2      |        | 2.00
                                """)).isEmpty();
    }

    @Test
    void each_story_is_its_own_world() {
        assertThat(run("""
                                Name   | customer | amount | Commission
                                first  | C1       | 100.00 | 5.00
                                first  | C1       | 100.00 | 5.00
                                first  | C1       | 100.00 | 1.00
                                second | C1       | 100.00 | 5.00
                                """)).isEmpty();
    }

    @Test
    void a_line_without_a_date_follows_the_one_before_by_a_minute() {
        Policy policy = new PolicyText().firstMatch("""
                        Sale date from | Sale date below | Rate
                        2026-01-01     | 2026-01-02      | 1 %
                        2026-01-02     | 2026-03-29      | 2 %
                        2026-03-29     | 2026-03-30      | 3 %
                        2026-03-30     |                 | 4 %
                        """).tests("""
                        Name | occurred_at          | amount | Commission
                        days |                      | 100.00 | 1.00
                        days | 2026-03-28T23:59:00Z | 100.00 | 2.00
                        days |                      | 100.00 | 3.00
                        days | 2026-03-30           | 100.00 | 4.00
                        """).build();
        assertThat(Said.lines(StoryRunner.run(policy, PolicyText::cell))).isEmpty();
    }

    @Test
    void a_line_that_makes_no_sale_is_said_at_its_cell() {
        assertThat(run("""
                                Name  | type | amount | quantity | partners | occurred_at | currency | Commission
                                one   | sale |        |          |          |             |          | 1.00
                                two   | sale | 1,50   |          |          |             |          | 1.00
                                three | sale | 10.00  | -1       |          |             |          | 1.00
                                four  | sale | 10.00  |          | P1;P2    |             |          | 1.00
                                five  | sale | 10.00  |          |          | tomorrow    |          | 1.00
                                """))
                .containsExactly(
                        "error Tests!Amount7 row 7:  -- expected the amount of the sale",
                        "error Tests!Amount8 row 8: 1,50 -- expected a number of zero or more",
                        "error Tests!Quantity9 row 9: -1 -- expected a number of zero or more",
                        "error Tests!Partners10 row 10: P1;P2 -- expected partners with shares: P1:60;P2:40",
                        "error Tests!Date11 row 11: tomorrow -- expected a day, or a time such as 2026-01-31T09:30:00Z");
    }

    private static List<String> run(String tests) {
        Policy policy = new PolicyText().firstMatch(CARD).tests(tests).build();
        return Said.lines(StoryRunner.run(policy, PolicyText::cell));
    }
}
