package io.ratebook.payout.web;

import io.ratebook.money.CurrencyCode;
import io.ratebook.payout.PaymentFilter;
import io.ratebook.web.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The query of a list of pending or upcoming payments; a parameter without a value is none.
 *
 * @param what payable, paid, left-out, or a reason
 */
record PaymentQuery(
        @Nullable String partner,
        @Nullable String q,
        @Nullable String currency,
        @Nullable String what) {
    PaymentFilter filter() {
        String in = said(currency);
        if (in != null && CurrencyCode.find(in) == null) {
            throw Refusal.parameter("currency", in, "an ISO 4217 code such as EUR");
        }
        String which = said(what);
        if (which != null && !PaymentFilter.whats().contains(which)) {
            throw Refusal.parameter("what", which, "one of " + String.join(", ", PaymentFilter.whats()));
        }
        return new PaymentFilter(said(partner), said(q), in, which);
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
