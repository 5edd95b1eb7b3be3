package io.ratebook.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A random first-match rate card: rows with blank cells, lists of codes, bands of amounts and of days, the more special
 * rows first. Codes are numbers from 1, as a dictionary gives them; 0 is "no value".
 */
record RateCard(List<Row> rows) {
    static final int CATEGORIES = 20;
    static final int COUNTRIES = 30;
    static final int LEVELS = 3;

    /** Minor units. */
    private static final long[] AMOUNTS = {0, 1_000, 2_500, 10_000, 50_000, 200_000};

    /** First days of five quarters, as days since 1970-01-01. */
    private static final long[] DAYS = {20_089, 20_179, 20_270, 20_362, 20_454};

    /**
     * A row. An empty list of codes is a blank cell; open ends of bands are {@link Long#MIN_VALUE} and
     * {@link Long#MAX_VALUE}.
     */
    record Row(
            List<Integer> categories,
            List<Integer> countries,
            List<Integer> levels,
            long amountFrom,
            long amountBelow,
            long dayFrom,
            long dayBelow) {
        boolean accepts(int category, int country, int level, long amount, long day) {
            return accepts(categories, category)
                    && accepts(countries, country)
                    && accepts(levels, level)
                    && amountFrom <= amount
                    && amount < amountBelow
                    && dayFrom <= day
                    && day < dayBelow;
        }

        private static boolean accepts(List<Integer> codes, int code) {
            return codes.isEmpty() || codes.contains(code);
        }

        private int blanks() {
            return (categories.isEmpty() ? 4 : 0)
                    + (countries.isEmpty() ? 4 : 0)
                    + (levels.isEmpty() ? 1 : 0)
                    + (amountFrom == Long.MIN_VALUE ? 1 : 0)
                    + (dayFrom == Long.MIN_VALUE ? 1 : 0);
        }
    }

    /** A card of that many rows, the last one blank; large cards have fewer blank cells. */
    static RateCard ofRows(int count) {
        Random random = new Random(count);
        int blankPercent = count <= 20 ? 45 : count <= 200 ? 25 : count <= 2_000 ? 14 : 7;
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            rows.add(row(random, blankPercent));
        }
        rows.sort(java.util.Comparator.comparingInt(Row::blanks));
        rows.add(new Row(
                List.of(), List.of(), List.of(), Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE));
        return new RateCard(List.copyOf(rows));
    }

    private static Row row(Random random, int blankPercent) {
        long[] amount = band(random, AMOUNTS, 35);
        long[] days = band(random, DAYS, 45);
        return new Row(
                codes(random, CATEGORIES, blankPercent),
                codes(random, COUNTRIES, blankPercent),
                codes(random, LEVELS, 50),
                amount[0],
                amount[1],
                days[0],
                days[1]);
    }

    private static List<Integer> codes(Random random, int known, int blankPercent) {
        if (random.nextInt(100) < blankPercent) {
            return List.of();
        }
        int count = 1 + Math.max(0, random.nextInt(4) - 1) % known;
        return random.ints(count, 1, known + 1).distinct().boxed().toList();
    }

    private static long[] band(Random random, long[] starts, int blankPercent) {
        if (random.nextInt(100) < blankPercent) {
            return new long[] {Long.MIN_VALUE, Long.MAX_VALUE};
        }
        int first = random.nextInt(starts.length);
        int below = first + 1 + random.nextInt(2);
        return new long[] {starts[first], below < starts.length ? starts[below] : Long.MAX_VALUE};
    }

    /** Every from and below of the amounts that is not open, ascending. */
    long[] amountBoundaries() {
        return boundaries(rows.stream()
                .flatMapToLong(row -> Arrays.stream(new long[] {row.amountFrom(), row.amountBelow()}))
                .toArray());
    }

    long[] dayBoundaries() {
        return boundaries(rows.stream()
                .flatMapToLong(row -> Arrays.stream(new long[] {row.dayFrom(), row.dayBelow()}))
                .toArray());
    }

    private static long[] boundaries(long... ends) {
        return Arrays.stream(ends)
                .filter(end -> end != Long.MIN_VALUE && end != Long.MAX_VALUE)
                .sorted()
                .distinct()
                .toArray();
    }

    /** The codes as bits; all of them where the cell is blank. */
    static long bits(List<Integer> codes, int known) {
        return codes.isEmpty()
                ? (1L << known) - 1
                : codes.stream().mapToLong(code -> 1L << code).sum();
    }

    /** The rows that accept the sale, by looking at each. */
    int[] scan(CardSales sales, int sale) {
        return IntStream.range(0, rows.size())
                .filter(row -> rows.get(row)
                        .accepts(
                                sales.category[sale],
                                sales.country[sale],
                                sales.level[sale],
                                sales.amount[sale],
                                sales.day[sale]))
                .toArray();
    }
}
