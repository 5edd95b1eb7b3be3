package io.ratebook.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commissions of each sale line. In many short arrays, each made when first needed: what is written into a young
 * array costs the garbage collector nothing.
 */
final class Settled {
    private static final int BITS = 10;
    private static final int MASK = (1 << BITS) - 1;

    private final @Nullable List<Commission>[][] chunks;

    @SuppressWarnings({"unchecked", "rawtypes"})
    Settled(int lines) {
        chunks = new List[(lines >> BITS) + 1][];
    }

    /** Empty where nothing is earned. */
    List<Commission> of(int line) {
        List<Commission>[] chunk = chunks[line >> BITS];
        List<Commission> found = chunk == null ? null : chunk[line & MASK];
        return found == null ? List.of() : found;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    void put(int line, List<Commission> commissions) {
        List<Commission>[] chunk = chunks[line >> BITS];
        if (chunk == null) {
            chunk = new List[1 << BITS];
            chunks[line >> BITS] = chunk;
        }
        chunk[line & MASK] = commissions;
    }
}
