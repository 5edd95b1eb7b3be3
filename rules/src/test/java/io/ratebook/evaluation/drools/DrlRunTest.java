package io.ratebook.evaluation.drools;

import static io.ratebook.evaluation.drools.DrlFixture.buildOne;
import static io.ratebook.evaluation.drools.DrlFixture.month;
import static io.ratebook.evaluation.drools.DrlFixture.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.drl.Earned;
import io.ratebook.drl.History;
import io.ratebook.evaluation.drools.DrlComponent.Fixed;
import io.ratebook.evaluation.drools.DrlComponent.Given;
import io.ratebook.evaluation.drools.DrlComponent.PercentOf;
import io.ratebook.evaluation.drools.DrlComponent.PercentOfNamed;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Exact;
import io.ratebook.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules may say, what they may not, and that neither firing order nor other sales change an answer. */
class DrlRunTest {
    private static final String TEXT = """
            package drl.t
            import io.ratebook.drl.*
            import io.ratebook.money.*

            rule "two parts a" when Sale( product == "TWO" ) out : AfterTables() then
              out.fixed("Bonus", "1.00 GBP"); out.percent("Other", "2.50", "Revenue");
            end
            rule "two parts b" salience 10 when Sale( product == "TWO" ) out : AfterTables() then
              out.fixed("Bonus", Money.of(new java.math.BigDecimal("2"), CurrencyCode.of("GBP")));
            end
            rule "each earned" when Sale( product == "EACH" ) Earned() out : AfterTables() then
              out.fixed("Bonus", "1.00 GBP");
            end
            rule "differs" when Sale( product == "DIFFERS" ) Earned( $a : amount ) out : AfterTables() then
              out.percent("Bonus", "10", $a);
            end
            rule "ended" when Sale( product == "ENDED" ) out : AfterTables() then
              out.none("Bonus", "not this month"); out.fixed("Other", "1.00 GBP");
            end
            rule "ends nothing" when Sale( product == "ENDED" ) out : AfterTables() then
              out.fixed("Bonus", "9.00 GBP");
            end
            rule "of an amount" when $s : Sale( product == "AMOUNT" ) out : AfterTables() then
              out.percent("Bonus", new java.math.BigDecimal("7.50"), $s.revenue());
            end
            rule "once an order" when Sale( product == "ORDER" )
              History( firstOfOrder == true, orderAmount >= 99.99, paymentNumber == null || paymentNumber > 1 )
              out : AfterTables() then out.fixed("Bonus", "1.00 GBP"); end
            rule "to a person" when Sale( product == "PARK" ) out : AfterTables() then
              out.fixed("Bonus", "1.00 GBP"); out.park("looks odd");
            end

            rule "no currency" when Sale( product == "CURRENCY" ) out : AfterTables() then out.fixed("Bonus", "1.00 GPB"); end
            rule "negative" when Sale( product == "NEGATIVE" ) out : AfterTables() then out.fixed("Bonus", "-1.00 GBP"); end
            rule "too fine" when Sale( product == "FINE" ) out : AfterTables() then out.fixed("Bonus", "1.005 GBP"); end
            rule "no number" when Sale( product == "NUMBER" ) out : AfterTables() then out.fixed("Bonus", "1e2 GBP"); end
            rule "of a sheet" when Sale( product == "SHEET" ) out : AfterTables() then out.fixed(" Commission ", "1.00 GBP"); end
            rule "of a sheet 2" when Sale( product == "SHEET NONE" ) out : AfterTables() then out.none("Commission", "no"); end
            rule "blank" when Sale( product == "BLANK" ) out : AfterTables() then out.fixed(" ", "1.00 GBP"); end
            rule "null" when Sale( product == "NULL" ) out : AfterTables() then out.percent(null, "1", "Revenue"); end
            rule "less than nothing" when Sale( product == "PERCENT" ) out : AfterTables() then out.percent("Bonus", "-1", "Revenue"); end
            rule "below" when Sale( product == "BASE" ) out : AfterTables() then out.percent("Bonus", "1", new java.math.BigDecimal("-5")); end
            rule "breaks" when $s : Sale( product == "BREAKS" ) out : AfterTables() then
              out.fixed("Bonus", "1.00 GBP"); out.fixed("Other", $s.order().trim());
            end

            rule "loop" when $s : Sale( product == "LOOP" ) out : AfterTables() then
              out.fixed("Bonus", "1.00 GBP"); update($s);
            end
            rule "slow" when Sale( product == "SLOW" ) out : AfterTables() then
              out.fixed("Bonus", "1.00 GBP"); Thread.sleep(200);
            end
            rule "leaves a fact" when Sale( product == "LEAVES" ) out : AfterTables() then insert("left"); end
            rule "finds a fact" when String( this == "left" ) Sale( product != "LEAVES" ) out : AfterTables() then
              out.fixed("Bonus", "77.00 GBP");
            end

            rule "colour 1" when Sale( product in ("COLOUR", "COLOURS") ) out : BeforeTables() then out.attribute("colour", "red"); end
            rule "colour 2" when Sale( product == "COLOUR" ) out : BeforeTables() then out.attribute("colour", " red "); end
            rule "colour 3" when Sale( product == "COLOURS" ) out : BeforeTables() then out.attribute("colour", "blue"); end
            rule "size" when Sale( product == "COLOUR" ) out : BeforeTables() then out.attribute("size", new java.math.BigDecimal("2.50")); end

            rule "first of all" when PeriodClose( $p : partner, $r : revenue ) not PeriodClose( revenue > $r )
              out : PeriodEnd() then out.adjust($p.code(), "Prize", "100.00 GBP", "most revenue", "prize"); end
            rule "takes" when PeriodClose( $p : partner, customers == 0 ) out : PeriodEnd() then
              out.adjust($p.code(), "Fee", "-5.00 GBP", "no customer", "fee " + $p.code()); end
            rule "stranger" when PeriodClose( customers == 13 ) out : PeriodEnd() then
              out.adjust("NOBODY", "Prize", "1.00 GBP", "reason", "key"); end
            """;
    private static final DrlSet SET = buildOne(TEXT);
    private static final DrlRun RUN = SET.open(Set.of("Commission"));
    private static final Money ONE_POUND = new Money(100, CurrencyCode.of("GBP"));

    private static DrlAfter after(String product, Earned... earned) {
        return RUN.after(product(product), List.of(earned));
    }

    private static DrlComponent bonus(String rule, Given given) {
        return new DrlComponent(rule, "Bonus", given);
    }

    private static Earned earned(String row, String amount) {
        return new Earned("Commission", "Rates", row, Exact.of(new BigDecimal(amount)), "GBP");
    }

    @Test
    void outcomes_come_by_rule_then_component_whoever_fires_first() {
        assertThat(after("TWO").components())
                .containsExactly(
                        bonus("two parts a", new Fixed(ONE_POUND)),
                        new DrlComponent("two parts a", "Other", new PercentOfNamed(new BigDecimal("2.5"), "Revenue")),
                        bonus("two parts b", new Fixed(new Money(200, CurrencyCode.of("GBP")))));
    }

    @Test
    void the_order_of_rules_and_their_salience_change_nothing() {
        String a = "rule \"a\" when Sale() out : AfterTables() then out.fixed(\"Bonus\", \"1.00 GBP\"); end\n";
        String b = "rule \"b\" when Sale() out : AfterTables() then out.none(\"Other\", \"b\"); end\n";
        String c = "rule \"c\" when Sale() out : AfterTables() then out.fixed(\"Other\", \"3.00 GBP\"); end\n";
        String head = "package drl.t\nimport io.ratebook.drl.*\n";
        DrlAfter expected =
                new DrlAfter(List.of(bonus("a", new Fixed(ONE_POUND))), List.of(new DrlNone("b", "Other", "b")), null);

        for (String text : List.of(a + b + c, c + b + a, a.replace("when", "salience -5 when") + c + b)) {
            assertThat(buildOne(head + text).open(Set.of()).after(product("X"), List.of()))
                    .isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("a rule that matches two facts pays once what it says twice")
    void the_same_word_twice_counts_once() {
        assertThat(after("EACH", earned("R-0001", "1"), earned("R-0002", "2")).components())
                .containsExactly(bonus("each earned", new Fixed(ONE_POUND)));
    }

    @Test
    void a_rule_that_contradicts_itself_parks_the_sale() {
        DrlAfter after = after("DIFFERS", earned("R-0001", "1"), earned("R-0002", "2"));

        assertThat(after.parked()).contains("DRL t", "rule \"differs\"", "\"Bonus\"", "different outcomes");
        assertThat(after.components()).isEmpty();
        assertThat(after("DIFFERS", earned("R-0001", "3.5")).components())
                .containsExactly(
                        bonus("differs", new PercentOf(new BigDecimal("10"), Exact.of(new BigDecimal("3.5")))));
    }

    @Test
    void none_ends_a_component_whatever_other_rules_give_it() {
        assertThat(after("ENDED"))
                .isEqualTo(new DrlAfter(
                        List.of(new DrlComponent("ended", "Other", new Fixed(ONE_POUND))),
                        List.of(new DrlNone("ended", "Bonus", "not this month")),
                        null));
    }

    @Test
    void a_percentage_may_be_of_an_amount_that_the_rule_names() {
        assertThat(after("AMOUNT").components())
                .containsExactly(
                        bonus("of an amount", new PercentOf(new BigDecimal("7.5"), Exact.of(new BigDecimal("10.00")))));
    }

    @ParameterizedTest
    @CsvSource({"true, 99.99, , true", "true, 99.98, , false", "false, 99.99, , false", "true, 100, 1, false"})
    void history_is_read_as_its_columns_are(boolean first, BigDecimal orderAmount, BigDecimal payment, boolean earns) {
        History history = new History(
                field -> switch (field) {
                    case ORDER_AMOUNT -> orderAmount;
                    case PAYMENT_NUMBER -> payment;
                    default -> throw new AssertionError("nobody asked for " + field);
                },
                first);
        DrlFacts facts = product("ORDER");
        DrlAfter after = RUN.after(new DrlFacts(facts.sale(), facts.partner(), null, history), List.of());

        assertThat(after.parked()).isNull();
        assertThat(after.components()).hasSize(earns ? 1 : 0);
        assertThat(SET.readsHistory()).isTrue();
    }

    @Test
    void a_parked_sale_earns_nothing_else() {
        assertThat(after("PARK"))
                .isEqualTo(new DrlAfter(List.of(), List.of(), "DRL t: rule \"to a person\": looks odd"));
    }

    @ParameterizedTest
    @DisplayName("F12: an outcome that cannot be parks the sale, naming rule, component and value")
    @CsvSource(
            delimiter = '|',
            value = {
                "CURRENCY   | no currency       | \"GPB\" is not a currency",
                "NEGATIVE   | negative          | -1.00 GBP is negative",
                "FINE       | too fine          | 1.005 GBP does not fit: expected at most 2 decimals",
                "NUMBER     | no number         | \"1e2\" is not a number",
                "SHEET      | of a sheet        | a sheet decides it",
                "SHEET NONE | of a sheet 2      | a sheet decides it",
                "BLANK      | blank             | the component is blank",
                "NULL       | null              | the component is null",
                "PERCENT    | less than nothing | -1 is not a percentage",
                "BASE       | below             | a base of -5",
                "BREAKS     | breaks            | NullPointerException",
            })
    void what_cannot_be_parks_the_sale(String product, String rule, String why) {
        DrlAfter after = after(product);

        assertThat(after.parked()).contains("DRL t", "rule \"" + rule + "\"", why);
        assertThat(after.components()).isEmpty();
        assertThat(after.nones()).isEmpty();
    }

    @Test
    @DisplayName("F12: a rule that keeps firing is stopped, nothing of it counts, and the next sale is decided")
    void too_many_firings_park_the_sale() {
        DrlAfter after = after("LOOP");

        assertThat(after.parked()).contains("DRL t", "1000 firings", "\"loop\"");
        assertThat(after.components()).isEmpty();
        assertThat(after("AMOUNT").components()).hasSize(1);
    }

    @Test
    @DisplayName("F12: a rule that takes too long parks the sale")
    void too_much_time_parks_the_sale() {
        DrlLimits short_ = new DrlLimits(1000, Duration.ofMillis(100));

        DrlAfter after = new DrlRun(SET, Set.of(), short_, short_).after(product("SLOW"), List.of());

        assertThat(after.parked()).contains("DRL t", "100 ms", "\"slow\"");
        assertThat(after.components()).isEmpty();
    }

    @Test
    void a_fact_that_a_rule_leaves_behind_is_not_seen_by_the_next_sale() {
        assertThat(after("LEAVES")).isEqualTo(DrlAfter.NOTHING);
        assertThat(after("NEXT")).isEqualTo(DrlAfter.NOTHING);
    }

    @Test
    void attributes_may_be_set_twice_to_one_value() {
        DrlBefore before = RUN.before(product("COLOUR"));

        assertThat(before.parked()).isNull();
        assertThat(before.attributes().toString()).isEqualTo("{colour=red, size=2.5}");
    }

    @Test
    void two_values_of_an_attribute_park_the_sale_and_name_both_rules() {
        DrlBefore before = RUN.before(product("COLOURS"));

        assertThat(before.attributes()).isEmpty();
        assertThat(before.parked())
                .isEqualTo("DRL t: attribute colour is set to \"blue\" by rule \"colour 3\" and to \"red\" by rule"
                        + " \"colour 1\": expected one value");
    }

    @Test
    void an_attribute_that_the_sale_brought_is_not_overwritten() {
        DrlFacts facts = product("COLOUR");
        DrlFacts brought = DrlFixture.facts(facts.sale().with(java.util.Map.of("colour", "green")));

        assertThat(RUN.before(brought).parked()).contains("rule \"colour 1\"", "\"red\"", "\"green\"");
    }

    @Test
    void a_period_end_sees_all_partners_and_may_take() {
        DrlClose close = RUN.close(List.of(month("P1", "10.00", 1), month("P2", "30.00", 0), month("P3", "20.00", 2)));

        assertThat(close.parked()).isNull();
        assertThat(close.adjustments())
                .extracting(DrlAdjustment::key, DrlAdjustment::partner, adjustment -> adjustment
                        .money()
                        .toString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("fee P2", "P2", "-5.00 GBP"),
                        org.assertj.core.groups.Tuple.tuple("prize", "P2", "100.00 GBP"));
    }

    @Test
    void a_key_that_would_pay_two_partners_pays_nobody() {
        DrlClose close = RUN.close(List.of(month("P1", "30.00", 1), month("P2", "30.00", 1)));

        assertThat(close.adjustments()).isEmpty();
        assertThat(close.parked()).contains("DRL t", "key \"prize\"");
    }

    @Test
    void an_adjustment_for_a_stranger_is_refused() {
        assertThat(RUN.close(List.of(month("P1", "30.00", 13))).parked()).contains("\"stranger\"", "\"NOBODY\"");
    }

    @Test
    @DisplayName("two threads with one set give what one thread gives")
    void two_threads_may_use_one_set() throws InterruptedException, ExecutionException {
        List<DrlAfter> alone = decideMany();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<List<DrlAfter>> task = DrlRunTest::decideMany;
            for (Future<List<DrlAfter>> answer : threads.invokeAll(List.of(task, task))) {
                assertThat(answer.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdown();
        }
    }

    private static List<DrlAfter> decideMany() {
        List<String> products = List.of("TWO", "ENDED", "PARK", "FINE", "AMOUNT", "LEAVES", "NEXT", "BREAKS");
        List<DrlAfter> answers = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            answers.add(after(products.get(i % products.size())));
        }
        return answers;
    }
}
