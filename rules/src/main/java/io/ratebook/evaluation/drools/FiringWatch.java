package io.ratebook.evaluation.drools;

import java.time.Duration;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.Match;

/** Stands before every firing: tells whose word comes next, and stops a run that goes on too long. */
final class FiringWatch implements AgendaFilter {
    private final Said said;
    private final DrlLimits limits;
    private final long startNanos = System.nanoTime();
    private int firings;

    FiringWatch(Said said, DrlLimits limits) {
        this.said = said;
        this.limits = limits;
    }

    @Override
    public boolean accept(Match match) {
        if (++firings > limits.firings()) {
            throw new LimitReached("more than " + limits.firings() + " firings");
        }
        checkTime();
        said.firing(match.getRule().getName());
        return true;
    }

    /** Also called after the last firing. */
    void checkTime() {
        if (Duration.ofNanos(System.nanoTime() - startNanos).compareTo(limits.time()) > 0) {
            throw new LimitReached("more than " + limits.time().toMillis() + " ms");
        }
    }

    /** A run went over its limits; nothing of it counts. */
    static final class LimitReached extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LimitReached(String what) {
            super(what);
        }
    }
}
