package io.ratebook.evaluation;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Lines that are evaluated only as the history of others. Their own history may be missing, so whether they wait for a
 * person is told and not decided.
 *
 * @param mayChange by line, the others are history; null where all are asked for
 * @param waits by line
 */
record HistoryLines(@Nullable BitSet mayChange, BitSet waits) {
    static final HistoryLines NONE = new HistoryLines(null, new BitSet());

    boolean isHistory(int line) {
        return mayChange != null && !mayChange.get(line);
    }

    boolean waits(int line) {
        return waits.get(line);
    }
}
