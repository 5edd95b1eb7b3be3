package io.ratebook.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.evaluation.Reach.Span;
import io.ratebook.policies.PolicyText;
import io.ratebook.policy.CapRow.Scope;
import io.ratebook.policy.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReachTest {
    private static PolicyText flat() {
        return new PolicyText().firstMatch("""
                Category | Rate
                Hosting  | 8 %
                         | 1.00 per order
                """);
    }

    private static PolicyText tiers(String bands) {
        return new PolicyText().tiers(bands).firstMatch("""
                Rate
                tier: Growth
                """);
    }

    private static Reach of(Policy... versions) {
        return Reach.of(Evaluator.of(List.of(versions)));
    }

    private static Span metrics(String column) {
        return of(new PolicyText()
                        .firstMatch(column + " from | Rate\n5 | 8 %\n | 7 %\n")
                        .build())
                .metricsSpan();
    }

    @Test
    void rows_by_category_and_amounts_per_order_look_at_nothing_beyond_the_order() {
        Reach reach = of(flat().build());
        assertThat(reach.looksAtAnythingAcross()).isFalse();
        assertThat(reach.hasOrderAmounts()).isFalse();
        assertThat(reach.metricsSpan()).isEqualTo(Span.NONE);
        assertThat(reach.tiersSpan()).isEqualTo(Span.NONE);
    }

    @Test
    void of_several_versions_it_is_what_any_of_them_looks_at() {
        Policy byCustomer = new PolicyText().firstMatch("""
                Customer | Rate
                new      | 8 %
                """).build();
        assertThat(of(flat().build(), byCustomer).looksAtCustomerHistory()).isTrue();
        assertThat(of(flat().build(), byCustomer).looksAtPartnerMetrics()).isFalse();
        assertThat(of(flat().build(), flat().build()).looksAtAnythingAcross()).isFalse();
    }

    @Test
    void payment_numbers_and_earns_for_are_the_customers_history() {
        assertThat(of(new PolicyText()
                                .firstMatch("Payment number from | Rate\n2 | 8 %\n")
                                .build())
                        .looksAtCustomerHistory())
                .isTrue();
        assertThat(of(flat().durations("Earns for\n12 months\n").build()).looksAtCustomerHistory())
                .isTrue();
        assertThat(of(flat().durations("Hold days\n30\n").build()).looksAtAnythingAcross())
                .isFalse();
    }

    @Test
    void partner_metrics_reach_over_the_period_they_name() {
        assertThat(metrics("Partner revenue last month")).isEqualTo(Span.MONTH);
        assertThat(metrics("Partner sales this quarter")).isEqualTo(Span.QUARTER);
        assertThat(metrics("Partner revenue last year")).isEqualTo(Span.YEAR);
        assertThat(metrics("Quantity")).isEqualTo(Span.NONE);
    }

    @Test
    void tiers_reach_over_their_period_and_what_lag_and_against_add() {
        Reach month = of(tiers("""
                Scheme | Metric  | Period | Mode    | Less refunds | From | Below | Rate
                Growth | revenue | month  | forward | yes          | 0    |       | 5 %
                """).build());
        assertThat(month.hasTiers()).isTrue();
        assertThat(month.tiersSpan()).isEqualTo(Span.MONTH);
        assertThat(month.refundsChangeOtherSales()).isTrue();
        assertThat(month.looksAtAmounts()).isFalse();
        assertThat(span("revenue | month  | lagged 2 |")).isEqualTo(Span.QUARTER);
        assertThat(span("revenue | year  | forward |")).isEqualTo(Span.YEAR);
        assertThat(span("revenue | quarter  | forward | last year")).isEqualTo(Span.YEAR);
        assertThat(span("revenue | year  | lagged | last year")).isEqualTo(Span.EVER);
        assertThat(span("revenue | lifetime  | marginal |")).isEqualTo(Span.EVER);
        assertThat(span("revenue | rolling 30 days | forward |")).isEqualTo(Span.QUARTER);
    }

    private static Span span(String cells) {
        return of(tiers("Scheme | Metric | Period | Mode | Against | From | Below | Rate\nGrowth | " + cells
                                + " | 0 | | 5 %\n")
                        .build())
                .tiersSpan();
    }

    @Test
    void tiers_of_one_order_and_schemes_that_no_row_names_do_not_reach_beyond_it() {
        Reach order = of(tiers("""
                Scheme | Metric  | Period | Mode     | From | Below | Rate
                Growth | revenue | order  | marginal | 0    |       | 5 %
                """).build());
        assertThat(order.looksAtAnythingAcross()).isFalse();
        Reach unnamed = of(flat().tiers("""
                Scheme | Metric  | Period | Mode     | From | Below | Rate
                Growth | revenue | month  | marginal | 0    |       | 5 %
                """).build());
        assertThat(unnamed.hasTiers()).isFalse();
    }

    @Test
    void caps_reach_as_far_as_those_who_share_a_room() {
        Reach reach = of(flat().caps("""
                Scope   | Period | Maximum
                order   |        | 5.00
                partner | month  | 100.00
                partner |        | 1000.00
                """).build());
        assertThat(reach.hasCaps(Scope.ORDER)).isTrue();
        assertThat(reach.hasCaps(Scope.PARTNER)).isTrue();
        assertThat(reach.hasCaps(Scope.PROGRAM)).isFalse();
        assertThat(reach.capsSpan(Scope.PARTNER)).isEqualTo(Span.EVER);
        assertThat(reach.looksAtAmounts()).isTrue();
        assertThat(of(flat().caps("Scope | Maximum\nsale | 5.00\n").build()).looksAtAnythingAcross())
                .isFalse();
    }

    @Test
    void an_order_amount_is_looked_at_within_the_order_and_the_shipped_drl_adjusts_at_period_ends() {
        Reach order = of(new PolicyText()
                .firstMatch("Order amount from | Rate\n100 | 8 %\n")
                .build());
        assertThat(order.hasOrderAmounts()).isTrue();
        assertThat(order.looksAtAnythingAcross()).isFalse();
        Reach drl = of(flat().drl("online-retail").build());
        assertThat(drl.hasPeriodEndDrl()).isTrue();
        assertThat(drl.looksAtAnythingAcross()).isTrue();
    }
}
