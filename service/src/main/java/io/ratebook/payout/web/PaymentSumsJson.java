package io.ratebook.payout.web;

import io.ratebook.payout.PaymentSums;
import io.ratebook.web.MoneyJson;
import java.util.List;

/** What a run would come to, by currency, and by reason and currency. */
record PaymentSumsJson(List<PaidJson> paid, List<LeftOutJson> leftOut) {
    /** Payouts in a currency. */
    record PaidJson(long payouts, MoneyJson amount) {}

    /** Partners that a reason leaves out. */
    record LeftOutJson(String reason, long partners, MoneyJson amount) {}

    static PaymentSumsJson of(PaymentSums sums) {
        return new PaymentSumsJson(
                sums.paid().stream()
                        .map(one -> new PaidJson(one.payouts(), MoneyJson.of(one.amount(), one.currency())))
                        .toList(),
                sums.leftOut().stream()
                        .map(one -> new LeftOutJson(
                                one.reason(), one.partners(), MoneyJson.of(one.amount(), one.currency())))
                        .toList());
    }
}
