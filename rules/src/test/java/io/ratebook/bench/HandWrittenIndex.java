package io.ratebook.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a good engineer would write for this one card instead of rules: by category and country a sorted array of the rows
 * that remain, with their other cells as bits and bounds side by side; the first that accepts wins.
 */
final class HandWrittenIndex {
    private final int[][][] rows;
    private final long[] levels;
    private final long[] amountFrom;
    private final long[] amountBelow;
    private final long[] dayFrom;
    private final long[] dayBelow;

    HandWrittenIndex(RateCard card) {
        List<RateCard.Row> all = card.rows();
        rows = new int[RateCard.CATEGORIES + 4][RateCard.COUNTRIES + 6][];
        for (int category = 0; category < rows.length; category++) {
            List<Integer> ofCategory = matching(category, all);
            for (int country = 0; country < rows[category].length; country++) {
                int asked = country;
                rows[category][country] = ofCategory.stream()
                        .filter(row -> accepts(all.get(row).countries(), asked))
                        .mapToInt(Integer::intValue)
                        .toArray();
            }
        }
        levels = all.stream()
                .mapToLong(row -> RateCard.bits(row.levels(), RateCard.LEVELS + 1))
                .toArray();
        amountFrom = all.stream().mapToLong(RateCard.Row::amountFrom).toArray();
        amountBelow = all.stream().mapToLong(RateCard.Row::amountBelow).toArray();
        dayFrom = all.stream().mapToLong(RateCard.Row::dayFrom).toArray();
        dayBelow = all.stream().mapToLong(RateCard.Row::dayBelow).toArray();
    }

    private static List<Integer> matching(int category, List<RateCard.Row> all) {
        List<Integer> matching = new ArrayList<>();
        IntStream.range(0, all.size())
                .filter(row -> accepts(all.get(row).categories(), category))
                .forEach(matching::add);
        return matching;
    }

    private static boolean accepts(List<Integer> codes, int code) {
        return codes.isEmpty() || codes.contains(code);
    }

    /** The first matching row; the last row of a card is blank, so there is one. */
    int winner(int category, int country, int level, long amount, long day) {
        for (int row : rows[category][country]) {
            if ((levels[row] >>> level & 1) != 0
                    && amountFrom[row] <= amount
                    && amount < amountBelow[row]
                    && dayFrom[row] <= day
                    && day < dayBelow[row]) {
                return row;
            }
        }
        throw new IllegalStateException("a card without a blank row");
    }
}
