package io.ratebook.commission.web;

import io.ratebook.commission.ListedCommission;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import org.jspecify.annotations.Nullable;

/** A commission in a list. */
public record CommissionItem(
        long id,
        SaleRef sale,
        String partner,
        String component,
        String kind,
        int number,
        MoneyJson amount,
        String state,
        String occurredAt,
        String payableFrom,
        @Nullable Integer version,
        String sheet,
        String row,
        String base,
        String rate,
        @Nullable String reason) {
    /** The sale it is of; of what a rule added at a period's end, the key that the rule gave. */
    public record SaleRef(long id, String reference) {}

    public static CommissionItem of(ListedCommission one) {
        return new CommissionItem(
                one.id(),
                new SaleRef(one.key().saleId(), one.reference()),
                one.key().partner(),
                one.key().component(),
                one.kind(),
                one.number(),
                MoneyJson.of(one.amount(), one.key().currency()),
                one.state(),
                Times.iso(one.occurredAt()),
                Times.iso(one.payableFrom()),
                one.version(),
                one.sheet(),
                one.row(),
                one.base(),
                one.rate(),
                one.reason());
    }
}
