package io.ratebook.evaluation;

import io.ratebook.money.Exact;
import org.jspecify.annotations.Nullable;

/** A running exact sum; whole units stay in a long as long as nothing broken was added. */
final class Tally {
    private long whole;
    private @Nullable Exact broken;

    void add(long units) {
        whole = Math.addExact(whole, units);
    }

    void add(Exact units) {
        broken = broken == null ? units : broken.plus(units);
    }

    Exact value() {
        return broken == null ? Exact.of(whole) : broken.plus(Exact.of(whole));
    }
}
