package io.ratebook.bench;

import io.ratebook.evaluation.drools.ClassSet;
import io.ratebook.evaluation.drools.ClassTable;
import io.ratebook.evaluation.drools.SituationBlock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** From the columns of a sale to class ids of a card, and the card's cells in these ids. */
final class CardReduction {
    static final int COLUMNS = 5;

    private final RateCard card;
    private final int[] categoryClass;
    private final int[] countryClass;
    private final int[] levelClass;
    private final long[] amounts;
    private final long[] days;

    CardReduction(RateCard card) {
        this.card = card;
        categoryClass = classesOf(card, RateCard.Row::categories, RateCard.CATEGORIES + 4);
        countryClass = classesOf(card, RateCard.Row::countries, RateCard.COUNTRIES + 6);
        levelClass = classesOf(card, RateCard.Row::levels, RateCard.LEVELS + 1);
        amounts = card.amountBoundaries();
        days = card.dayBoundaries();
    }

    /** Codes that stand in the same rows get the same class. */
    private static int[] classesOf(RateCard card, Function<RateCard.Row, List<Integer>> cell, int codes) {
        Map<List<Integer>, Integer> classes = new HashMap<>();
        int[] classOfCode = new int[codes];
        for (int code = 0; code < codes; code++) {
            int asked = code;
            List<Integer> rows = java.util.stream.IntStream.range(0, card.rows().size())
                    .filter(row -> cell.apply(card.rows().get(row)).contains(asked))
                    .boxed()
                    .toList();
            Integer fresh = classes.size();
            Integer known = classes.putIfAbsent(rows, fresh);
            classOfCode[code] = known == null ? fresh : known;
        }
        return classOfCode;
    }

    ClassTable table() {
        ClassTable.Builder builder = ClassTable.builder()
                .column(count(categoryClass))
                .column(count(countryClass))
                .column(count(levelClass))
                .column(amounts.length + 1)
                .column(days.length + 1);
        for (RateCard.Row row : card.rows()) {
            builder.row(List.of(
                    codes(row.categories(), categoryClass),
                    codes(row.countries(), countryClass),
                    codes(row.levels(), levelClass),
                    band(row.amountFrom(), row.amountBelow(), amounts),
                    band(row.dayFrom(), row.dayBelow(), days)));
        }
        return builder.build();
    }

    private static int count(int... classOfCode) {
        return Arrays.stream(classOfCode).max().orElse(0) + 1;
    }

    private static ClassSet codes(List<Integer> codes, int... classOfCode) {
        return codes.isEmpty()
                ? ClassSet.any()
                : ClassSet.members(
                        codes.stream().mapToInt(code -> classOfCode[code]).toArray());
    }

    private static ClassSet band(long from, long below, long... boundaries) {
        if (from == Long.MIN_VALUE) {
            return ClassSet.any();
        }
        int first = Arrays.binarySearch(boundaries, from) + 1;
        int end = below == Long.MAX_VALUE ? boundaries.length + 1 : Arrays.binarySearch(boundaries, below) + 1;
        return ClassSet.interval(first, end);
    }

    /** Situations of sales from first on. */
    void read(CardSales sales, int first, int count, SituationBlock into) {
        codes(sales.category, first, count, categoryClass, into.column(0));
        codes(sales.country, first, count, countryClass, into.column(1));
        codes(sales.level, first, count, levelClass, into.column(2));
        bands(sales.amount, first, count, amounts, into.column(3));
        bands(sales.day, first, count, days, into.column(4));
        into.count(count);
    }

    int[] situation(CardSales sales, int sale) {
        SituationBlock single = new SituationBlock(COLUMNS, 1);
        read(sales, sale, 1, single);
        return java.util.stream.IntStream.range(0, COLUMNS)
                .map(column -> single.column(column)[0])
                .toArray();
    }

    private static void codes(int[] codes, int first, int count, int[] classOfCode, int[] classes) {
        for (int i = 0; i < count; i++) {
            classes[i] = classOfCode[codes[first + i]];
        }
    }

    private static void bands(long[] values, int first, int count, long[] boundaries, int[] classes) {
        for (int i = 0; i < count; i++) {
            classes[i] = bandOf(values[first + i], boundaries);
        }
    }

    /** How many boundaries are at or below the value. */
    private static int bandOf(long value, long[] boundaries) {
        int low = 0;
        int rest = boundaries.length;
        while (rest > 0) {
            int half = (rest + 1) >>> 1;
            low += boundaries[low + half - 1] <= value ? half : 0;
            rest -= half;
        }
        return low;
    }
}
