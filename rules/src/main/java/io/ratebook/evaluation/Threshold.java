package io.ratebook.evaluation;

import io.ratebook.money.CurrencyCode;
import io.ratebook.policy.ThresholdRow;

/**
 * From when on a partner is paid in one currency.
 *
 * @param minimumMinor the least sum that is paid, in minor units of the currency; 0 where no row says
 * @param currency in which the partner would be paid
 * @param minimumSales orders since the partner joined; 0 where no row says
 * @param minimumCustomers customers since the partner joined; 0 where no row says
 * @param sweep when a sum below the minimum is paid all the same; never where no row says
 * @param sheet where the row stands that decided; empty where none did
 * @param row the row's id, or {@code row 7}; empty where none decided
 */
public record Threshold(
        long minimumMinor,
        CurrencyCode currency,
        int minimumSales,
        int minimumCustomers,
        ThresholdRow.Sweep sweep,
        String sheet,
        String row) {
    static Threshold none(CurrencyCode currency) {
        return new Threshold(0, currency, 0, 0, ThresholdRow.Sweep.NEVER, "", "");
    }

    /**
     * Whether a sum is paid without a sweep: at the minimum is enough.
     *
     * @param minor what would be paid, in minor units of the currency
     * @param sales orders since the partner joined
     * @param customers since the partner joined
     */
    public boolean isReached(long minor, long sales, long customers) {
        return minor >= minimumMinor && sales >= minimumSales && customers >= minimumCustomers;
    }
}
