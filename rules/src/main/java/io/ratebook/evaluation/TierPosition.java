package io.ratebook.evaluation;

import io.ratebook.money.Exact;

/**
 * Where a sale stands in a scheme: fixed once all sales are decided.
 *
 * @param scheme the scheme
 * @param standing of the partner, in the sale's currency
 * @param period the calendar period's number; 0 where the scheme has none
 * @param start the metric before the sale, in the bands' unit but not yet against anything; n of counting metrics
 * @param length the metric of the sale itself, by credit share; zero of counting metrics
 */
record TierPosition(Scheme scheme, TierStanding standing, long period, Exact start, Exact length) {
    /** The same place, read by the bands of that scheme. */
    TierPosition in(Scheme reading) {
        return reading == scheme ? this : new TierPosition(reading, standing, period, start, length);
    }
}
