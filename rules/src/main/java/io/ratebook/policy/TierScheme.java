package io.ratebook.policy;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named scheme of a Tiers sheet: rates by performance.
 *
 * @param ref its first row
 * @param name how Rates rows call it
 * @param metric what is counted
 * @param attribute the attribute's name if the metric is ATTRIBUTE, else null
 * @param lessRefunds whether a refund lowers what its sale counts
 * @param allSales whether all the partner's sales count, not only those that rows naming the scheme won
 * @param period over what it is counted
 * @param rollingDays N of {@code rolling N days}, else 0
 * @param against what the metric is a percentage of
 * @param againstAttribute the attribute's name if against is ATTRIBUTE, else null
 * @param mode what a reached band means
 * @param lag N of {@code lagged N} (lagged = 1), else 0
 * @param bands in the order written
 */
public record TierScheme(
        RowRef ref,
        String name,
        Metric metric,
        @Nullable String attribute,
        boolean lessRefunds,
        boolean allSales,
        Period period,
        int rollingDays,
        Against against,
        @Nullable String againstAttribute,
        Mode mode,
        int lag,
        List<TierBand> bands) {
    public TierScheme {
        bands = List.copyOf(bands);
    }

    public enum Metric {
        REVENUE,
        SALES,
        UNITS,
        CUSTOMERS,
        COMMISSION,
        ATTRIBUTE;

        /** Whether the n-th order or customer stands at n. */
        public boolean counts() {
            return this == SALES || this == CUSTOMERS;
        }

        /** Whether its bands are money. */
        public boolean isMoney() {
            return this == REVENUE || this == COMMISSION;
        }
    }

    public enum Period {
        LINE,
        ORDER,
        MONTH,
        QUARTER,
        YEAR,
        LIFETIME,
        ROLLING;

        public boolean isCalendar() {
            return this == MONTH || this == QUARTER || this == YEAR;
        }
    }

    public enum Against {
        NOTHING,
        LAST_PERIOD,
        LAST_YEAR,
        ATTRIBUTE
    }

    public enum Mode {
        MARGINAL,
        WHOLE,
        FORWARD,
        LAGGED
    }

    /**
     * A band.
     *
     * @param ref where it stands
     * @param from inclusive, null for no lower end; a percentage if the scheme is against something
     * @param below exclusive, null for no upper end
     * @param currency of money bands: an ISO code, or null for the policy's currency
     * @param rate Percent; except under marginal also Fixed or PerUnit
     */
    public record TierBand(
            RowRef ref,
            @Nullable BigDecimal from,
            @Nullable BigDecimal below,
            @Nullable String currency,
            Rate rate) {
        public TierBand {
            from = Numbers.canonical(from);
            below = Numbers.canonical(below);
        }
    }
}
