package io.ratebook.settlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Lines of a file of sales, by a seed: few customers and partners, so that each line touches others; wide, most others not. */
final class RandomShop {
    static final String TITLES = "reference,type,original_reference,occurred_at,partners,customer,category,quantity,"
            + "amount,discount,cost,currency,order_reference";

    private static final Instant START = Instant.parse("2011-01-01T00:00:00Z");

    private final Random random;
    private final List<String> lines = new ArrayList<>();

    private final int width;

    RandomShop(long seed) {
        this(seed, 1);
    }

    /** @param width how many times as many customers and partners */
    RandomShop(long seed, int width) {
        this.random = new Random(seed);
        this.width = width;
    }

    static List<String> partners() {
        return partnersOf(1);
    }

    static List<String> partnersOf(int width) {
        return IntStream.rangeClosed(1, 1 + 4 * width).mapToObj(i -> "P" + i).toList();
    }

    List<String> lines(int count) {
        List<Integer> sales = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (i > 3 && random.nextInt(8) == 0) {
                refund(i, sales.get(random.nextInt(sales.size())));
            } else {
                sale(i);
                sales.add(i);
            }
        }
        return lines;
    }

    private void sale(int i) {
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(20_000), 2);
        lines.add(String.join(
                ",",
                "S" + i,
                "sale",
                "",
                time(),
                partners(random.nextInt(2 + 4 * width)),
                random.nextInt(10) == 0 ? "" : "C" + random.nextInt(9 * width),
                random.nextBoolean() ? "Books" : random.nextBoolean() ? "Toys" : "Music",
                String.valueOf(1 + random.nextInt(5)),
                amount.toPlainString(),
                random.nextInt(5) == 0
                        ? amount.divide(BigDecimal.valueOf(4), 2, java.math.RoundingMode.DOWN)
                                .toPlainString()
                        : "",
                random.nextInt(4) == 0 ? "" : "1.50",
                "GBP",
                random.nextInt(3) == 0 ? "O" + random.nextInt(20) : ""));
    }

    private static String partners(int kind) {
        return switch (kind) {
            case 0 -> "P1:60;P2:40";
            case 1 -> "P3:33.33;P1:33.33;P4:33.34";
            default -> "P" + kind + ":100";
        };
    }

    private void refund(int i, int sale) {
        lines.add(String.join(
                ",",
                "R" + i,
                "refund",
                "S" + sale,
                time(),
                "",
                "",
                "",
                "",
                BigDecimal.valueOf(random.nextInt(6_000), 2).toPlainString(),
                "",
                "",
                "GBP",
                ""));
    }

    private String time() {
        return START.plus(random.nextInt(90 * 24), ChronoUnit.HOURS).toString();
    }
}
