package io.ratebook.policy.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the spans that hold a point without looking at the others: a segment tree over all ends. */
final class SpanTree<T> {
    private final BigDecimal[] ends;
    private final int leaves;
    private final Map<Integer, List<T>> nodes = new HashMap<>();

    SpanTree(List<Span<T>> spans) {
        TreeSet<BigDecimal> distinct = new TreeSet<>();
        for (Span<T> span : spans) {
            if (span.from() != null) {
                distinct.add(span.from());
            }
            if (span.below() != null) {
                distinct.add(span.below());
            }
        }
        ends = distinct.toArray(new BigDecimal[0]);
        leaves = ends.length + 1;
        spans.stream().filter(span -> !span.isEmpty()).forEach(this::insert);
    }

    /** Passes every owner whose span holds the point; null is the point below all ends. */
    void holding(@Nullable BigDecimal point, Consumer<T> reader) {
        for (int node = leafOf(point) + leaves; node >= 1; node /= 2) {
            nodes.getOrDefault(node, List.of()).forEach(reader);
        }
    }

    private void insert(Span<T> span) {
        int low = leafOf(span.from()) + leaves;
        int high = (span.below() == null ? leaves : leafOf(span.below())) + leaves;
        while (low < high) {
            if ((low & 1) == 1) {
                ownersAt(low++).add(span.owner());
            }
            if ((high & 1) == 1) {
                ownersAt(--high).add(span.owner());
            }
            low /= 2;
            high /= 2;
        }
    }

    private List<T> ownersAt(int node) {
        return nodes.computeIfAbsent(node, number -> new ArrayList<>());
    }

    /** Leaf 0 lies below the first end; leaf i begins with the i-th end. */
    private int leafOf(@Nullable BigDecimal point) {
        if (point == null) {
            return 0;
        }
        int found = Arrays.binarySearch(ends, point);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
