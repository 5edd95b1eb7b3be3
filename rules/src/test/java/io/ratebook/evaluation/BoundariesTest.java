package io.ratebook.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.money.Exact;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BoundariesTest {
    private static final long[] EXTREMES = {
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1,
        Long.MIN_VALUE / 2 - 1,
        -1,
        0,
        1,
        99,
        1L << 62,
        Long.MAX_VALUE - 1,
        Long.MAX_VALUE
    };

    @Test
    void many_values_fall_into_the_classes_of_each_even_where_differences_overflow() {
        for (int ends = 1; ends <= EXTREMES.length; ends++) {
            sameAsOneByOne(Arrays.copyOfRange(EXTREMES, 1, ends));
        }
        sameAsOneByOne(LongStream.range(-20, 20).toArray());
    }

    private static void sameAsOneByOne(long... ends) {
        TreeSet<Exact> sorted = new TreeSet<>();
        LongStream.of(ends).forEach(end -> sorted.add(Exact.of(end)));
        Boundaries boundaries = new Boundaries(sorted);
        int[] classes = new int[EXTREMES.length];
        LineBlock block = new LineBlock(new PartnerViews(Partners.everyoneNamed(), new Dictionary()));
        for (int i = 0; i < classes.length; i++) {
            block.add(i, 0);
            block.numbers[i] = EXTREMES[i];
        }
        boundaries.classesOf(block, classes);
        for (int i = 0; i < classes.length; i++) {
            long value = EXTREMES[i];
            assertThat(classes[i])
                    .isEqualTo((int)
                            LongStream.of(ends).filter(end -> end <= value).count())
                    .isEqualTo(boundaries.classOf(value));
        }
    }
}
