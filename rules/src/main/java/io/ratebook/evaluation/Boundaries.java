package io.ratebook.evaluation;

import io.ratebook.money.Exact;
import java.util.Arrays;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Sorted ends of bands. Class i holds the values from boundary i - 1 (inclusive) below boundary i. */
final class Boundaries {
    /** Up to so many ends, counting them all is faster than halving. */
    private static final int COUNTED_MAX = 16;

    private final Exact[] ends;
    /** The same, rounded up: a whole value is at or over an end exactly if it is at or over the end rounded up. */
    private final long[] wholeEnds;

    Boundaries(SortedSet<Exact> sorted) {
        ends = sorted.toArray(Exact[]::new);
        wholeEnds = Arrays.stream(ends).mapToLong(Boundaries::ceiling).toArray();
    }

    static void collect(BandSource.@Nullable Ends band, SortedSet<Exact> into) {
        if (band != null && band.from() != null) {
            into.add(band.from());
        }
        if (band != null && band.below() != null) {
            into.add(band.below());
        }
    }

    int classes() {
        return ends.length + 1;
    }

    /** Halves what is left without a branch on the value: sales of all amounts come mixed. */
    int classOf(long value) {
        int atOrBelow = 0;
        int left = wholeEnds.length;
        while (left > 0) {
            int half = (left + 1) >>> 1;
            atOrBelow += wholeEnds[atOrBelow + half - 1] <= value ? half : 0;
            left -= half;
        }
        return atOrBelow;
    }

    /** Classes of a block's numbers at once. Few ends are counted one after the other, which processors do for several values at once. */
    void classesOf(LineBlock block, int[] classes) {
        long[] values = block.numbers;
        int count = block.count;
        if (wholeEnds.length > COUNTED_MAX) {
            for (int i = 0; i < count; i++) {
                classes[i] = classOf(values[i]);
            }
            return;
        }
        long[] reached = block.reached;
        Arrays.fill(reached, 0, count, 0);
        for (long end : wholeEnds) {
            countReached(values, end, count, reached);
        }
        for (int i = 0; i < count; i++) {
            classes[i] = (int) reached[i];
        }
    }

    /** The sign of the last term says value < end, even where the difference overflows. */
    private static void countReached(long[] values, long end, int count, long... reached) {
        for (int i = 0; i < count; i++) {
            long value = values[i];
            long less = value - end;
            reached[i] += 1 - ((less ^ ((value ^ end) & (less ^ value))) >>> 63);
        }
    }

    int classOf(Exact value) {
        int place = Arrays.binarySearch(ends, value);
        return place >= 0 ? place + 1 : -place - 1;
    }

    /** The first class of a band that begins there; null for no lower end. */
    int from(@Nullable Exact end) {
        return end == null ? 0 : Arrays.binarySearch(ends, end) + 1;
    }

    /** One more than the last class of a band that ends there; null for no upper end. */
    int below(@Nullable Exact end) {
        return end == null ? ends.length + 1 : Arrays.binarySearch(ends, end) + 1;
    }

    private static long ceiling(Exact value) {
        return -value.negated().floor(0);
    }
}
