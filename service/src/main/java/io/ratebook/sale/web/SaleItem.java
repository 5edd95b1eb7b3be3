package io.ratebook.sale.web;

import io.ratebook.commission.EarnedSums;
import io.ratebook.sale.ListedSale;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sale or refund in a list.
 *
 * @param amount as reported, of a refund too
 * @param revenue amount less discount; of a refund negative
 * @param earned by all partners, one for each currency; empty where nothing is booked
 */
record SaleItem(
        long id,
        String reference,
        String source,
        String type,
        String occurredAt,
        String recordedAt,
        @Nullable String partner,
        @Nullable String customer,
        @Nullable String product,
        @Nullable String category,
        @Nullable String country,
        @Nullable String order,
        MoneyJson amount,
        MoneyJson revenue,
        String state,
        @Nullable String reason,
        @Nullable Integer version,
        List<MoneyJson> earned) {
    static SaleItem of(ListedSale sale, List<EarnedSums.Sum> earned) {
        return new SaleItem(
                sale.id(),
                sale.reference(),
                sale.source(),
                sale.type(),
                Times.iso(sale.occurredAt()),
                Times.iso(sale.recordedAt()),
                sale.partner(),
                sale.customer(),
                sale.product(),
                sale.category(),
                sale.country(),
                sale.order(),
                MoneyJson.of(sale.amount(), sale.currency()),
                MoneyJson.of(sale.revenue(), sale.currency()),
                sale.state(),
                sale.reason(),
                sale.version(),
                earned.stream()
                        .map(sum -> MoneyJson.of(sum.amount(), sum.currency()))
                        .toList());
    }
}
