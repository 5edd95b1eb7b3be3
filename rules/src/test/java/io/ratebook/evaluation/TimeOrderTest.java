package io.ratebook.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeOrderTest {
    private static final List<Long> FAR_APART = List.of(Long.MIN_VALUE, -1L, 0L, 1L, 1L << 40, Long.MAX_VALUE);

    @Test
    void lines_are_sorted_as_the_full_comparison_sorts_them() {
        Random random = new Random(5);
        for (int lines = 0; lines < 60; lines++) {
            sameAsComparison(sales(random.ints(lines, 0, 9).asLongStream().toArray()));
            sameAsComparison(sales(random.longs(lines).toArray()));
        }
    }

    @Test
    void times_as_far_apart_as_numbers_go_keep_their_order() {
        Random random = new Random(6);
        for (int i = 0; i < 50; i++) {
            sameAsComparison(sales(random.ints(40, 0, FAR_APART.size())
                    .mapToLong(FAR_APART::get)
                    .toArray()));
        }
    }

    private static void sameAsComparison(Sales sales) {
        int[] lines = IntStream.range(0, sales.size()).toArray();
        List<Integer> expected = IntStream.of(lines)
                .boxed()
                .sorted((Comparator<Integer>) sales::compare)
                .toList();
        assertThat(IntStream.of(TimeOrder.of(sales, lines)).boxed().toList()).isEqualTo(expected);
    }

    /** References run against the order of the file, so that lines of one time change places. */
    private static Sales sales(long... times) {
        Sales.Builder lines = Sales.builder();
        for (int i = 0; i < times.length; i++) {
            lines.add(line("S" + (times.length - i), times[i]));
        }
        return lines.build();
    }

    private static SaleLine line(String reference, long micros) {
        return SaleLine.sale(reference, micros, "EUR", BigDecimal.ONE).build();
    }
}
