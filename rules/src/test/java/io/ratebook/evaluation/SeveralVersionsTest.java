package io.ratebook.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.evaluation.ResultLine.Kind;
import io.ratebook.policies.PolicyText;
import io.ratebook.policy.Policy;
import io.ratebook.policy.PolicySettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SeveralVersionsTest {
    private static Policy flat(String rate) {
        return new PolicyText()
                .settings(PolicySettings.blank())
                .firstMatch("Rate\n" + rate + "\n")
                .build();
    }

    private static Policy closing(String... drl) {
        return new PolicyText().drl(drl).firstMatch("Rate\n8 %\n").build();
    }

    private static SaleLineBuilder sale(String reference, String at) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(at));
        return SaleLine.sale(reference, micros, "GBP", new BigDecimal("100"))
                .credits(List.of(new Credit("P1", new BigDecimal("100"))));
    }

    private static Sales sales(List<SaleLineBuilder> lines) {
        Sales.Builder sales = Sales.builder();
        lines.forEach(line -> sales.add(line.build()));
        return sales.build();
    }

    private static List<ResultLine> lines(Evaluator evaluator, Sales sales, LineVersions versions) {
        List<ResultLine> lines = new ArrayList<>();
        evaluator.evaluate(sales, Partners.everyoneNamed(), versions).forEachLine(lines::add);
        return lines;
    }

    @Test
    void a_program_settles_the_currency_that_a_policy_does_not_name() {
        Evaluator evaluator = Evaluator.of(flat("5.00"), "USD", null);
        ResultLine line = lines(evaluator, sales(List.of(sale("S1", "2024-01-10T10:00:00Z"))), LineVersions.FIRST)
                .get(0);
        assertThat(line.currency().code()).isEqualTo("USD");
        assertThat(line.amountMinor()).isEqualTo(500);
    }

    @Test
    @DisplayName("B15: a sale on a day without a version waits, and says which day of the program's zone")
    void a_sale_on_a_day_without_a_version_says_which_day_of_the_programs_zone() {
        Evaluator evaluator = Evaluator.of(flat("8 %"), null, ZoneId.of("Asia/Kolkata"));
        ResultLine line = lines(
                        evaluator, sales(List.of(sale("S1", "2024-01-31T23:30:00Z"))), sale -> LineVersions.NONE)
                .get(0);
        assertThat(line.kind()).isEqualTo(Kind.PARKED);
        assertThat(line.reason()).isEqualTo("no policy version in force on 2024-02-01");
    }

    @Test
    @DisplayName("F07: versions made ready one by one are put together, and each sale earns under its own")
    void versions_made_ready_one_by_one_are_put_together() {
        Evaluator both = Evaluator.together(List.of(Evaluator.of(flat("8 %")), Evaluator.of(flat("5 %"))));
        Sales sales = sales(List.of(sale("S1", "2024-01-10T10:00:00Z"), sale("S2", "2024-01-11T10:00:00Z")));
        assertThat(both.versions()).isEqualTo(2);
        assertThat(lines(both, sales, line -> 1 - line))
                .extracting(ResultLine::amountMinor)
                .containsExactly(500L, 800L);
    }

    @Test
    void an_answer_that_names_no_version_is_refused_with_the_sale() {
        Sales sales = sales(List.of(sale("S1", "2024-01-10T10:00:00Z")));
        assertThatThrownBy(() -> lines(Evaluator.of(flat("8 %")), sales, line -> 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sale S1 stands under version 1: expected 0 to 0, or -1 for none");
        assertThatThrownBy(() -> Evaluator.together(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_line_sent_again_is_no_further_line() {
        Sales.Builder builder = Sales.builder();
        assertThat(builder.add(sale("S1", "2024-01-10T10:00:00Z").build())).isTrue();
        assertThat(builder.add(sale("S1", "2024-01-10T10:00:00Z").build())).isFalse();
        assertThat(builder.add(sale("S2", "2024-01-09T10:00:00Z").source("shop").build()))
                .isTrue();
        Sales sales = builder.build();
        assertThat(sales.size()).isEqualTo(2);
        assertThat(sales.reference(1)).isEqualTo("S2");
        assertThat(sales.source(1)).isEqualTo("shop");
        assertThat(Instant.EPOCH.plus(sales.occurredAtMicros(1), ChronoUnit.MICROS))
                .isEqualTo("2024-01-09T10:00:00Z");
        assertThat(sales.isRefund(1)).isFalse();
    }

    /** The set pays 25.00 for five customers in a month: three under one version, two under the next. */
    @Test
    void the_version_of_a_periods_last_sale_closes_it_over_all_its_sales() {
        List<SaleLineBuilder> january = new ArrayList<>();
        for (int day = 10; day < 15; day++) {
            january.add(sale("S" + day, "2024-01-" + day + "T10:00:00Z").customer("C" + day));
        }
        Sales sales = sales(january);
        LineVersions switched = line -> line < 3 ? 0 : 1;
        assertThat(adjusted(List.of(closing(), closing("online-retail")), sales, switched))
                .containsExactly(2500L);
        assertThat(adjusted(List.of(closing("online-retail"), closing("online-retail")), sales, switched))
                .containsExactly(2500L);
        assertThat(adjusted(List.of(closing("online-retail"), closing()), sales, switched))
                .isEmpty();
    }

    private static List<Long> adjusted(List<Policy> versions, Sales sales, LineVersions switched) {
        return lines(Evaluator.of(versions), sales, switched).stream()
                .filter(line -> line.kind() == Kind.ADJUSTMENT)
                .map(ResultLine::amountMinor)
                .toList();
    }
}
