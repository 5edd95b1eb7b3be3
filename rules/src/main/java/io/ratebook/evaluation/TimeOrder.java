package io.ratebook.evaluation;

import java.util.Arrays;
import java.util.Comparator;

/** Sorts lines by (time, reference, source), as {@link Sales#compare} says. */
final class TimeOrder {
    private TimeOrder() {}

    /** Files mostly come in time order already; then the lines are given back as they are. */
    static int[] of(Sales sales, int... lines) {
        for (int i = 1; i < lines.length; i++) {
            if (sales.compare(lines[i - 1], lines[i]) > 0) {
                return sorted(sales, lines);
            }
        }
        return lines;
    }

    /** By arrival; what came in by one call by (time, reference, source). */
    static int[] byArrival(Sales sales, int... lines) {
        int[] inTime = of(sales, lines);
        for (int i = 1; i < inTime.length; i++) {
            if (sales.arrival[inTime[i - 1]] > sales.arrival[inTime[i]]) {
                return Arrays.stream(inTime)
                        .boxed()
                        .sorted(Comparator.comparingLong(line -> sales.arrival[line]))
                        .mapToInt(Integer::intValue)
                        .toArray();
            }
        }
        return inTime;
    }

    /**
     * Sorts numbers made of the time, as finely as fits, and the place among the lines; then what is alike so far by the
     * full comparison. Times are taken as distances without sign, so that no two are too far apart.
     */
    private static int[] sorted(Sales sales, int... lines) {
        long first =
                Arrays.stream(lines).mapToLong(line -> sales.time[line]).min().orElse(0);
        long last =
                Arrays.stream(lines).mapToLong(line -> sales.time[line]).max().orElse(0);
        int placeBits = Long.SIZE - Long.numberOfLeadingZeros(lines.length);
        int timeBits = Long.SIZE - Long.numberOfLeadingZeros(last - first);
        int dropped = Math.max(0, timeBits + placeBits - (Long.SIZE - 1));
        long[] keys = new long[lines.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((sales.time[lines[i]] - first) >>> dropped << placeBits) | i;
        }
        Arrays.sort(keys);
        int[] sorted = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            sorted[i] = lines[(int) (keys[i] & ((1L << placeBits) - 1))];
        }
        sortAlike(sales, keys, placeBits, sorted);
        return sorted;
    }

    private static void sortAlike(Sales sales, long[] keys, int placeBits, int... lines) {
        for (int from = 0; from < keys.length; ) {
            int below = from + 1;
            while (below < keys.length && keys[below] >>> placeBits == keys[from] >>> placeBits) {
                below++;
            }
            if (below - from > 1) {
                sort(sales, lines, from, below);
            }
            from = below;
        }
    }

    private static void sort(Sales sales, int[] lines, int from, int below) {
        Integer[] alike = Arrays.stream(lines, from, below).boxed().toArray(Integer[]::new);
        Arrays.sort(alike, sales::compare);
        for (int i = 0; i < alike.length; i++) {
            lines[from + i] = alike[i];
        }
    }
}
