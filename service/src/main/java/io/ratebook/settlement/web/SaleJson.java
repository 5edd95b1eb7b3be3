package io.ratebook.settlement.web;

import io.ratebook.evaluation.SaleLine;
import io.ratebook.web.Times;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sale or refund with all its fields, named as they are sent. */
public record SaleJson(
        @Nullable Long id,
        String type,
        String source,
        String reference,
        @Nullable String originalReference,
        String event,
        String occurredAt,
        List<CreditJson> credits,
        @Nullable String customer,
        @Nullable String country,
        @Nullable String product,
        @Nullable String category,
        @Nullable String channel,
        @Nullable String coupon,
        @Nullable String orderReference,
        String currency,
        @Nullable String quantity,
        String amount,
        String discount,
        String tax,
        String shipping,
        String fees,
        @Nullable String cost,
        Map<String, String> attributes) {
    /** A partner's part in percent. */
    public record CreditJson(String partner, String percent) {}

    public static SaleJson of(@Nullable Long id, SaleLine line) {
        return new SaleJson(
                id,
                line.refund() ? "refund" : "sale",
                line.source(),
                line.reference(),
                line.originalReference(),
                line.event(),
                Times.iso(line.occurredAtMicros()),
                line.credits().stream()
                        .map(credit -> new CreditJson(
                                credit.partner(), credit.percent().toPlainString()))
                        .toList(),
                line.customer(),
                line.country(),
                line.product(),
                line.category(),
                line.channel(),
                line.coupon(),
                line.order(),
                line.currency(),
                plain(line.quantity()),
                line.amount().toPlainString(),
                line.discount().toPlainString(),
                line.tax().toPlainString(),
                line.shipping().toPlainString(),
                line.fees().stripTrailingZeros().toPlainString(),
                plain(line.cost()),
                line.attributes());
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros().toPlainString();
    }
}
