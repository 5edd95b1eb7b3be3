package io.ratebook.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.policies.PolicyText;
import io.ratebook.policy.Field;
import io.ratebook.policy.Policy;
import io.ratebook.policy.PolicySettings;
import io.ratebook.policy.Reading;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PolicyChecksTest {
    @Test
    void a_sound_policy_has_no_problem() {
        Policy policy =
                new PolicyText().firstMatch("""
                        Level  | Category  | Amount from | Amount below | Rate        | Base | Component | Share
                        Gold   |           |             | 100          | 8 %         | Net  |           | 20 % referrer
                        Gold   |           | 100         |              | 9.5 %       | Net  |           |
                               | GIFTCARD  |             |              | none        |      |           |
                               |           |             |              | tier: Month |      | Bonus     |
                               |           |             |              | 4 %         |      |           |
                        """).tiers("""
                        Scheme | Metric  | Period | Mode     | From | Below | Rate
                        Month  | revenue | month  | marginal | 0    | 1000  | 1 %
                        Month  | revenue | month  | marginal | 1000 |       | 2 %
                        """).bases("""
                        Base | Starts from | Less fees
                        Net  | Revenue     | 2 %
                        """).caps("""
                        Scope   | Period | Maximum | Component
                        partner | month  | 500.00  | Bonus
                        """).build();
        assertThat(Said.about(policy)).isEmpty();
    }

    @Test
    @DisplayName("F03 names that lead nowhere are all said at once, each with the nearest known")
    void names_that_lead_nowhere_are_all_said_at_once() {
        Policy policy =
                new PolicyText().firstMatch("""
                        Amount from | base: Nett from | Rate         | Base    | Component
                        10          |                 | 8 %          | Revnue  |
                                    | 5               | tier: Monht  |         | Bonus
                        """).tiers("""
                        Scheme | Metric  | Period | Mode    | From | Rate
                        Month  | revenue | month  | forward | 0    | 1 %
                        """).bases("""
                        Base | Starts from
                        Net  | Gros
                        Co   | component: Bonsu
                        """).caps("""
                        Scope   | Maximum | Component
                        partner | 500.00  | Bonuss
                        """).build();
        assertThat(Said.about(policy))
                .containsExactly(
                        "error Rates!Base7 row 7: Revnue -- expected a base: a standard one or a row of Bases -- did you mean \"Revenue\"?",
                        "error Rates!base: Nett from8 row 8: Nett -- expected a base: a standard one or a row of Bases -- did you mean \"Net\"?",
                        "error Rates!Rate8 row 8: tier: Monht -- expected a scheme of Tiers -- did you mean \"Month\"?",
                        "warning Tiers!Scheme7 row 7: Month -- expected a row of Rates that pays \"tier: Month\" -- name it in Rates, or delete it",
                        "error Bases!Starts from7 row 7: Gros -- expected a standard base, another row of Bases, or component: NAME -- did you mean \"Gross\"?",
                        "error Bases!Starts from8 row 8: component: Bonsu -- expected a component that rows of Rates earn -- did you mean \"Bonus\"?",
                        "error Caps!Component7 row 7: Bonuss -- expected a component that rows of Rates earn -- did you mean \"Bonus\"?");
    }

    @Test
    void names_of_bases_hide_no_standard_one_and_stand_once() {
        Policy policy = new PolicyText().firstMatch("""
                        Rate | Base
                        8 %  | Net
                        """).bases("""
                        Base   | Starts from
                        Net    | Revenue
                        profit | Revenue
                        Net    | Gross
                        """).build();
        assertThat(Said.about(policy))
                .containsExactly(
                        "error Bases!Base8 row 8: profit -- expected a name of its own: Profit is always there and would be hidden -- rename it, and the rows that mean this one",
                        "error Bases!Base9 row 9: Net -- expected each name once; row 7 has it already -- rename one of them");
    }

    @Test
    void a_circle_among_bases_is_told_step_by_step() {
        Policy policy = new PolicyText().bases("""
                        Base | Starts from
                        A    | C
                        B    | A
                        C    | B
                        D    | A
                        """).build();
        assertThat(Said.about(policy))
                .containsExactly(
                        "error Bases!Starts from7 row 7: C -- expected a start that does not lead back here: A starts from C; C starts from B; B starts from A");
    }

    @Test
    void a_circle_through_components_is_found_even_over_another_component() {
        Policy policy = new PolicyText().adding("""
                        Row    | Rate | Base    | Component
                        R-0001 | 5 %  |         | Core
                        R-0002 | 10 % | OfBonus | Bonus
                        R-0003 | 10 % | OfExtra | Extra
                        """).bases("""
                        Base    | Starts from
                        OfExtra | component: Bonus
                        OfBonus | component: Extra
                        """).build();
        assertThat(Said.about(policy))
                .containsExactly(
                        "error Bases!Starts from7 row 7: component: Bonus -- expected a start that does not lead back here: OfExtra starts from the component Bonus; R-0002 of Rates is a rate of OfBonus; OfBonus starts from the component Extra; R-0003 of Rates is a rate of OfExtra");
    }

    @Test
    void a_condition_on_a_base_counts_in_a_circle_and_so_does_a_none_for_all_components() {
        Policy policy = new PolicyText().firstMatch("""
                        Row    | base: OfCore from | Rate | Component
                        R-0001 | 10                | none |
                        R-0002 |                   | 5 %  | Core
                        """).bases("""
                        Base   | Starts from
                        OfCore | component: Core
                        """).build();
        assertThat(Said.about(policy))
                .containsExactly(
                        "error Bases!Starts from7 row 7: component: Core -- expected a start that does not lead back here: OfCore starts from the component Core; R-0001 of Rates asks about base: OfCore");
    }

    @Test
    void a_chain_over_a_component_is_no_circle() {
        Policy policy = new PolicyText().adding("""
                        Rate | Base   | Component
                        5 %  |        | Core
                        10 % | OfCore | Bonus
                        """).bases("""
                        Base   | Starts from
                        OfCore | component: Core
                        """).build();
        assertThat(Said.about(policy)).isEmpty();
    }

    @Test
    void none_in_an_adding_sheet_and_shares_that_differ_are_errors() {
        Policy policy = new PolicyText()
                .rates("Rates A", Reading.ADDING, """
                        Row    | Country | Rate | Component | Share
                        R-0001 |         | 3 %  | Core      | 40 % as Co-op, 10 % referrer
                        R-0002 | DE      | 1 %  | Core      | 10 % referrer, 40 % as Co-op
                        R-0003 | AT      | 1 %  | Core      | 30 % as Co-op
                        R-0004 | CH      | none | Core      |
                        """)
                .rates("Rates B", Reading.FIRST_MATCH, """
                        Row    | Rate | Component
                        R-0005 | 2 %  | Core
                        """)
                .build();
        assertThat(Said.about(policy))
                .containsExactly(
                        "error Rates A!Share9 R-0003: 30 % as Co-op -- expected \"40 % as Co-op, 10 % referrer\", as R-0001 has: rows of the component Core are summed before anything is shared -- write the same Share, or give the row a component of its own",
                        "error Rates A!Rate10 R-0004: none -- expected a rate: where every matching row adds, no row can end a component -- move it to a sheet where the first matching row wins, or exclude the sales by conditions",
                        "error Rates B!Share7 R-0005: (blank) -- expected \"40 % as Co-op, 10 % referrer\", as Rates A R-0001 has: rows of the component Core are summed before anything is shared -- write the same Share, or give the row a component of its own");
    }

    @Test
    void caps_that_limit_nothing_are_said() {
        Policy policy = new PolicyText().firstMatch("""
                        Rate | Component | Share
                        8 %  |           | 40 % as Co-op
                        """).caps("""
                        Scope    | Period | Maximum | Component
                        sale     | month  | 50.00   |
                        order    | year   | 50.00   |
                        customer | year   | 50.00   | Co-op
                        partner  | month  | 50.00   | Commission
                        partner  | month  | 60.00   | Commission
                        """).build();
        assertThat(Said.about(policy))
                .containsExactly(
                        "error Caps!Period7 row 7: month -- expected a blank cell: a cap of one sale has no period -- clear the cell, or choose the scope customer, partner or program",
                        "error Caps!Period8 row 8: year -- expected a blank cell: a cap of one order has no period -- clear the cell, or choose the scope customer, partner or program",
                        "error Caps!Component9 row 9: Co-op -- expected a component that rows of Rates earn: Share fills this one, and only after caps -- cap the component that it is taken from",
                        "warning Caps!Maximum11 row 11: 60.00 -- expected one cap for these sales: row 10 limits the same to 50.00, and the smaller one wins -- delete one of the two");
    }

    @Test
    void a_component_that_only_the_drl_earns_is_a_warning() {
        Policy policy = new PolicyText()
                .drl("online-retail", "online-retial")
                .firstMatch("""
                        Rate
                        8 %
                        """)
                .caps("""
                        Scope | Maximum | Component
                        sale  | 50.00   | Streak
                        """)
                .build();
        assertThat(Said.about(policy))
                .containsExactly(
                        "error Policy!DRL0 null: online-retial -- expected the name of a DRL set compiled with the product",
                        "warning Caps!Component7 row 7: Streak -- expected a component that Rates or the policy's DRL earns -- known: Commission");
    }

    @Test
    void money_must_be_payable_in_a_currency_that_exists() {
        Policy policy = new PolicyText().firstMatch("""
                        Category | Amount from | Rate             | Minimum | Maximum
                        A        |             | 25.005           |         |
                        B        |             | 25.00 GBB        |         |
                        C        |             | 0.005 per unit   |         |
                        D        |             | 25 JPY           |         | 100
                        E        | 5 EURO      | 5.5 JPY per order|         |
                        F        |             | 5 %              | 0.125   | 0.25
                        """).build();
        assertThat(Said.about(policy))
                .containsExactly(
                        "error Rates!Rate7 row 7: 25.005 -- expected an amount that GBP can pay: at most 2 decimals -- round it",
                        "error Rates!Rate8 row 8: GBB -- expected an ISO 4217 currency -- did you mean \"GBP\"?",
                        "error Rates!Maximum10 row 10: 100.00 -- expected the currency of the Rate, JPY: nothing converts, so the row could never pay",
                        "error Rates!Rate11 row 11: 5.5 JPY -- expected an amount that JPY can pay: at most 0 decimals -- round it",
                        "error Rates!Minimum12 row 12: 0.125 -- expected an amount that GBP can pay: at most 2 decimals -- round it");
    }

    @Test
    void settings_are_checked() {
        PolicySettings settings =
                new PolicySettings("", null, "EURO", ZoneId.of("+01:00"), null, 0, "", List.of("a", "a"), null, null);
        assertThat(Said.about(new PolicyText().settings(settings).build()))
                .containsExactly(
                        "error Policy!Currency0 null: EURO -- expected an ISO 4217 code -- did you mean \"EUR\"?",
                        "warning Policy!Time zone0 null: +01:00 -- expected a zone that knows summer time, such as Europe/Berlin -- name the place instead of the offset",
                        "error Policy!Reactivated after days0 null: 0 -- expected 1 or more",
                        "error Policy!DRL0 null: a -- expected the name of a DRL set compiled with the product",
                        "error Policy!DRL0 null: a -- expected each DRL set once -- delete the second mention");
    }

    @Test
    void a_code_known_nowhere_is_a_warning_with_the_nearest_known_one() {
        Policy policy = new PolicyText().firstMatch("""
                        Level | Category         | Event    | Currency | Rate | Share
                        Glod  | TOYS, KITCHENS   | lead won | GPB      | 8 %  | 10 % partner P8
                        """).build();
        KnownCodes known = new KnownCodes(Map.of(
                Field.LEVEL, Set.of("Gold", "Silver"),
                Field.CATEGORY, Set.of("KITCHEN", "TOYS"),
                Field.PARTNER, Set.of("P7")));
        assertThat(Said.about(policy)).hasSize(1);
        assertThat(Said.about(policy, known))
                .containsExactly(
                        "warning Rates!Level7 row 7: Glod -- expected a code that the program knows -- did you mean \"Gold\"?",
                        "warning Rates!Category7 row 7: KITCHENS -- expected a code that the program knows -- did you mean \"KITCHEN\"?",
                        "warning Rates!Currency7 row 7: GPB -- expected an ISO 4217 currency -- did you mean \"GBP\"?",
                        "warning Rates!Share7 row 7: P8 -- expected a partner of the program -- did you mean \"P7\"?");
    }

    @Test
    void two_spellings_of_a_component_and_a_none_that_ends_nothing_are_warnings() {
        Policy policy = new PolicyText().firstMatch("""
                        Category | Rate | Component
                        A        | none | Bonuss
                        B        | 8 %  | commission
                                 | 8 %  | Commission
                                 | 8 %  | Bonus
                        """).build();
        assertThat(Said.about(policy))
                .containsExactly(
                        "warning Rates!Component7 row 7: Bonuss -- expected a component that some row earns: there is nothing for none to end -- did you mean \"Bonus\"?",
                        "warning Rates!Component9 row 9: Commission -- expected one spelling: this pays beside the component commission -- did you mean \"commission\"?");
    }

    @Test
    void stories_that_prove_nothing_are_said() {
        Policy policy = new PolicyText().firstMatch("""
                        Rate | Component
                        8 %  | Core
                        """).tests("""
                        Name    | type   | reference | original_reference | amount | Component | Commission
                        silent  |        |           |                    | 10.00  |           |
                        typo    |        |           |                    | 10.00  | Croe      | 0.80
                        orphan  | refund |           |                    | 10.00  | Core      | -0.80
                        astray  |        | S1        |                    | 10.00  | Core      | 0.80
                        astray  | refund |           | S2                 | 10.00  | Core      | none
                        twice   |        | S1        |                    | 10.00  | Core      | 0.80
                        twice   |        | S1        |                    | 10.00  | Core      | 0.805
                        """).build();
        assertThat(Said.about(policy))
                .containsExactly(
                        "warning Tests!Commission7 row 7: silent -- expected at least one amount, or none, that the story must earn -- write what the last line must earn",
                        "error Tests!Component8 row 8: Croe -- expected a component that rows of Rates earn -- did you mean \"Core\"?",
                        "error Tests!Original reference9 row 9:  -- expected a sale of this story before the refund",
                        "warning Tests!Original reference11 row 11: S2 -- expected a sale of this story: without it the refund waits -- did you mean \"S1\"?",
                        "error Tests!Commission13 row 13: 0.805 -- expected an amount that GBP can pay: at most 2 decimals -- round it",
                        "error Tests!Reference13 row 13: S1 -- expected a reference that the story uses once");
    }
}
