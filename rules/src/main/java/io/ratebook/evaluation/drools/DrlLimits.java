package io.ratebook.evaluation.drools;

import java.time.Duration;

/**
 * How much DRL may do before a person has to look.
 *
 * @param firings most rules fired for one sale, or for each partner's figures at a period's end
 * @param time longest time for one sale, or for one period's end; measured between firings
 */
record DrlLimits(int firings, Duration time) {
    static final DrlLimits OF_SALE = new DrlLimits(1_000, Duration.ofSeconds(2));
    static final DrlLimits OF_PERIOD_END = new DrlLimits(100, Duration.ofSeconds(30));

    DrlLimits times(int facts) {
        return new DrlLimits(Math.multiplyExact(firings, Math.max(1, facts)), time);
    }
}
