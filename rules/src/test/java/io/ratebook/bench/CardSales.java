package io.ratebook.bench;

import java.util.Arrays;
import java.util.Random;

/** Random sales by column. Some codes are far more frequent than others, as in a shop; some stand in no row. */
final class CardSales {
    final int count;
    final int[] category;
    final int[] country;
    final int[] level;

    /** Minor units. */
    final long[] amount;

    /** Days since 1970-01-01. */
    final long[] day;

    CardSales(int count) {
        this(count, new int[count], new int[count], new int[count], new long[count], new long[count]);
        Random random = new Random(7);
        for (int i = 0; i < count; i++) {
            category[i] = frequentFirst(random, RateCard.CATEGORIES + 3);
            country[i] = frequentFirst(random, RateCard.COUNTRIES + 5);
            level[i] = random.nextInt(RateCard.LEVELS + 1);
            amount[i] = (long) Math.exp(5 + 8 * random.nextDouble());
            day[i] = 20_060 + random.nextInt(420);
        }
    }

    private CardSales(int count, int[] category, int[] country, int[] level, long[] amount, long[] day) {
        this.count = count;
        this.category = category;
        this.country = country;
        this.level = level;
        this.amount = amount;
        this.day = day;
    }

    /** These sales alone, in this order. */
    CardSales only(int... sales) {
        return new CardSales(
                sales.length,
                Arrays.stream(sales).map(sale -> category[sale]).toArray(),
                Arrays.stream(sales).map(sale -> country[sale]).toArray(),
                Arrays.stream(sales).map(sale -> level[sale]).toArray(),
                Arrays.stream(sales).mapToLong(sale -> amount[sale]).toArray(),
                Arrays.stream(sales).mapToLong(sale -> day[sale]).toArray());
    }

    /** 1 to count; the first quarter of the codes gets half the sales. */
    private static int frequentFirst(Random random, int count) {
        double uniform = random.nextDouble();
        return 1 + (int) (count * uniform * uniform);
    }
}
