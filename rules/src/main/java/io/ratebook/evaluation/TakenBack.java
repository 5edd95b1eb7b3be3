package io.ratebook.evaluation;

import io.ratebook.money.Exact;

/** What refunds take back of a commission so far: round(commission x ratio), in minor units. */
final class TakenBack {
    private TakenBack() {}

    static long of(Commission commission, Exact ratio) {
        return Exact.of(commission.minor()).times(ratio).roundHalfUp(0);
    }
}
