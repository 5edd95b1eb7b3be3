package io.ratebook.evaluation;

import io.ratebook.policy.Column;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a column looks at: one sale line as one of its partners sees it, with the history before it. One such object
 * moves over the lines of an evaluation.
 */
final class Facts {
    /** Stands for "no such instant or number". */
    static final long MISSING = Long.MIN_VALUE;

    final Sales sales;
    final PartnerMetrics metrics;
    final BaseAmounts bases;

    int line;
    PartnerView partner;
    /** When the customer's earliest sale was; MISSING without customer. */
    long firstSaleAt = MISSING;
    /** When the order before this one stood; MISSING in the first order and without customer. */
    long previousOrderAt = MISSING;
    /** n of the customer's n-th order credited to this partner; MISSING without customer. */
    long paymentNumber = MISSING;
    /** When the customer's first order credited to this partner stood; MISSING without customer. */
    long firstCreditedAt = MISSING;
    /** Minor units in the line's currency. */
    long orderAmount;

    int reactivatedAfterDays;

    @Nullable
    Map<Column, String> forced;

    /** Attributes that DRL set for this partner; they count as the sale's own. */
    Map<String, String> given = Map.of();

    Facts(Sales sales, PartnerMetrics metrics, BaseAmounts bases, int reactivatedAfterDays) {
        this.sales = sales;
        this.metrics = metrics;
        this.bases = bases;
        this.reactivatedAfterDays = reactivatedAfterDays;
        this.partner = new PartnerView(-1, "", null);
    }

    long time() {
        return sales.time[line];
    }

    boolean hasCustomer() {
        return sales.customer[line] != Dictionary.ABSENT;
    }
}
