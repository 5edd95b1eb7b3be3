package io.ratebook.commission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Ids of sales whose rows one query reads: named one by one, or, where they stand close together, by the first and the last. A range is
 * read in half the time of a list; a server makes a table of a list of a thousand, and reads all to compare (MariaDB).
 */
public final class SaleIds {
    private static final int IDS_IN_A_RANGE = 2000;
    private static final int IDS_IN_A_LIST = 500;
    /** Fewer that stand close together are named in a list, with others. */
    private static final int IDS_WORTH_A_RANGE = 50;
    /** A range has at most so many rows for each that is asked for: what lies between is read for nothing ... */
    private static final int ROWS_FOR_ONE = 6;
    /** ... and so many more, since to ask once more takes as long as to read a hundred. */
    private static final int ROWS_FOR_A_QUERY = 100;

    /** In order. */
    private final long[] ids;

    private final boolean range;

    private SaleIds(long[] ids, boolean range) {
        this.ids = ids;
        this.range = range;
    }

    /** Each id in one part. */
    public static List<SaleIds> inParts(Collection<Long> ids) {
        long[] sorted =
                ids.stream().mapToLong(Long::longValue).sorted().distinct().toArray();
        List<SaleIds> parts = new ArrayList<>();
        LongStream.Builder scattered = LongStream.builder();
        for (int from = 0; from < sorted.length; ) {
            int to = endOfRun(sorted, from);
            if (to - from >= IDS_WORTH_A_RANGE) {
                parts.add(new SaleIds(Arrays.copyOfRange(sorted, from, to), true));
            } else {
                Arrays.stream(sorted, from, to).forEach(scattered);
            }
            from = to;
        }
        addLists(parts, scattered.build().toArray());
        return parts;
    }

    private static int endOfRun(long[] sorted, int from) {
        int to = from + 1;
        while (to < sorted.length
                && to - from < IDS_IN_A_RANGE
                && sorted[to] - sorted[from] <= (long) ROWS_FOR_ONE * (to - from) + ROWS_FOR_A_QUERY) {
            to++;
        }
        return to;
    }

    private static void addLists(List<SaleIds> parts, long[] ids) {
        for (int from = 0; from < ids.length; from += IDS_IN_A_LIST) {
            parts.add(new SaleIds(Arrays.copyOfRange(ids, from, Math.min(ids.length, from + IDS_IN_A_LIST)), false));
        }
    }

    /**
     * The condition on a column. It may let rows pass that are not asked for: see {@link #has}.
     *
     * @param column a name, written by a programmer
     */
    public String condition(String column) {
        return range
                ? column + " BETWEEN " + ids[0] + " AND " + ids[ids.length - 1]
                : column + LongStream.of(ids).mapToObj(String::valueOf).collect(Collectors.joining(",", " IN (", ")"));
    }

    /** Whether it is one of them, not only between them. */
    public boolean has(long id) {
        return Arrays.binarySearch(ids, id) >= 0;
    }
}
