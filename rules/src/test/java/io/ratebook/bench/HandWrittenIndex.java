package io.ratebook.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a good engineer would write for this one card instead of rules: by category, country and level a sorted array of
 * the rows that remain, cut after the first that accepts every amount and day; the bounds of a row side by side.
 */
final class HandWrittenIndex {
    private static final int BOUNDS = 4;

    private final int[][][][] rows = new int[RateCard.CATEGORIES + 4][RateCard.COUNTRIES + 6][RateCard.LEVELS + 1][];

    /** Of each row: amount from, amount below, day from, day below. */
    private final long[] bounds;

    HandWrittenIndex(RateCard card) {
        bounds = card.rows().stream()
                .flatMapToLong(row -> java.util.stream.LongStream.of(
                        row.amountFrom(), row.amountBelow(), row.dayFrom(), row.dayBelow()))
                .toArray();
        for (int category = 0; category < rows.length; category++) {
            int[] all = IntStream.range(0, card.rows().size()).toArray();
            int[] ofCategory = naming(category, all, row -> card.rows().get(row).categories());
            for (int country = 0; country < rows[category].length; country++) {
                int[] ofCountry =
                        naming(country, ofCategory, row -> card.rows().get(row).countries());
                for (int level = 0; level < rows[category][country].length; level++) {
                    rows[category][country][level] = upToFirstOpen(
                            naming(level, ofCountry, row -> card.rows().get(row).levels()));
                }
            }
        }
    }

    private static int[] naming(int code, int[] rows, java.util.function.IntFunction<List<Integer>> cell) {
        return IntStream.of(rows)
                .filter(row -> cell.apply(row).isEmpty() || cell.apply(row).contains(code))
                .toArray();
    }

    private int[] upToFirstOpen(int... sorted) {
        for (int i = 0; i < sorted.length; i++) {
            if (accepts(sorted[i], Long.MIN_VALUE, Long.MIN_VALUE)
                    && accepts(sorted[i], Long.MAX_VALUE - 1, Long.MAX_VALUE - 1)) {
                return java.util.Arrays.copyOf(sorted, i + 1);
            }
        }
        return sorted;
    }

    /** The first matching row; the last row of a card is blank, so there is one. */
    int winner(int category, int country, int level, long amount, long day) {
        for (int row : rows[category][country][level]) {
            if (accepts(row, amount, day)) {
                return row;
            }
        }
        throw new IllegalStateException("a card without a blank row");
    }

    private boolean accepts(int row, long amount, long day) {
        int at = row * BOUNDS;
        return bounds[at] <= amount && amount < bounds[at + 1] && bounds[at + 2] <= day && day < bounds[at + 3];
    }
}
