package io.ratebook.evaluation;

import io.ratebook.money.Exact;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a partner reached in a scheme, in one currency: totals by period, after refunds where the scheme says so. */
final class TierStanding {
    final PartnerView partner;
    final int currency;
    /** Sum of the attribute that the metric is against, by period, where it is one of sales. */
    final Map<Long, Exact> against = new HashMap<>();

    /** The value of a metric that is an attribute of the partner, the same in every period and mode; else null. */
    @Nullable
    Exact given;

    private final Map<Long, Exact> totals = new HashMap<>();

    TierStanding(PartnerView partner, int currency) {
        this.partner = partner;
        this.currency = currency;
    }

    /** What the period came to in the end; zero if nothing counted in it. */
    Exact total(long period) {
        return totals.getOrDefault(period, Exact.ZERO);
    }

    void add(long period, Exact amount) {
        totals.merge(period, amount, Exact::plus);
    }

    void set(long period, Exact amount) {
        totals.put(period, amount);
    }

    /** The partner's own attribute as a number, or null if it has none. */
    static @Nullable Exact attribute(PartnerView partner, @Nullable String name) {
        String text = name == null ? null : partner.known().attributes().get(name);
        return text == null ? null : Decimals.parse(text);
    }
}
