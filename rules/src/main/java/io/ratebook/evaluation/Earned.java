package io.ratebook.evaluation;

import io.ratebook.evaluation.Outcome.Earning;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Exact;
import org.jspecify.annotations.Nullable;

/** What a partner's rows of one component come to on a sale, on its way from exact to paid. */
final class Earned {
    final int slot;
    final PartnerView partner;
    final Exact credit;
    final Earning earning;
    final CurrencyCode currency;
    /** Before credit and rounding, major units. */
    final Exact sum;
    /** What the percentage applied to; null for fixed amounts. */
    final @Nullable Exact base;
    /** A percentage as number, or the text of a fixed rate. */
    final Object rate;
    /** Minor units after rounding, then after caps. */
    long minor;

    @Nullable
    String note;

    Earned(
            int slot,
            PartnerView partner,
            Exact credit,
            Earning earning,
            CurrencyCode currency,
            Exact sum,
            @Nullable Exact base,
            Object rate) {
        this.slot = slot;
        this.partner = partner;
        this.credit = credit;
        this.earning = earning;
        this.currency = currency;
        this.sum = sum;
        this.base = base;
        this.rate = rate;
    }

    void note(String text) {
        note = note == null ? text : note + "; " + text;
    }
}
