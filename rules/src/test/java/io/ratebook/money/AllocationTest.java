package io.ratebook.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final long SEED = Long.getLong("ratebook.seed", 11);
    private static final int TRIES = Integer.getInteger("ratebook.tries", 5_000);

    @Test
    void a_unit_left_over_goes_to_the_largest_fraction_then_to_whom_ties_put_first() {
        assertThat(split(100, 1, 1, 1)).containsExactly(34, 33, 33);
        assertThat(split(1, 40, 60)).containsExactly(0, 1);
        assertThat(split(1001, 60, 40)).containsExactly(601, 400);
        assertThat(Allocation.largestRemainder(1, weights(1, 1), Comparator.reverseOrder()))
                .containsExactly(0, 1);
    }

    @Test
    @DisplayName("F17, reliability 3: a split never loses or invents a unit, and no part is a unit or more off")
    void parts_add_up_and_are_within_one_unit() {
        Random random = new Random(SEED);
        for (int i = 0; i < TRIES; i++) {
            long units = random.nextLong(1L << random.nextInt(1, 54));
            int[] weights = random.ints(random.nextInt(1, i % 50 == 0 ? 500 : 60), 0, 1000)
                    .toArray();
            weights[0]++;
            long total = Arrays.stream(weights).asLongStream().sum();
            long[] parts = split(units, weights);

            assertThat(Arrays.stream(parts).sum()).as("seed " + SEED).isEqualTo(units);
            for (int part = 0; part < parts.length; part++) {
                Exact exact = Exact.of(units).times(Exact.ratio(weights[part], total));
                Exact off = exact.minus(Exact.of(parts[part]));
                assertThat(off.max(off.negated())).as("seed " + SEED).isLessThan(Exact.ONE);
                assertThat(weights[part] > 0 || parts[part] == 0).isTrue();
            }
        }
    }

    @Test
    void the_order_in_which_parts_are_given_changes_nothing() {
        Random random = new Random(SEED);
        for (int i = 0; i < TRIES / 5; i++) {
            List<Integer> weights = new ArrayList<>(random.ints(8, 1, 5).boxed().toList());
            List<Integer> places = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
            Collections.shuffle(places, random);
            long units = random.nextInt(100);
            long[] parts =
                    split(units, weights.stream().mapToInt(Integer::intValue).toArray());
            long[] shuffled = Allocation.largestRemainder(
                    units,
                    places.stream().map(place -> Exact.of(weights.get(place))).toList(),
                    Comparator.comparing(places::get));

            for (int place = 0; place < 8; place++) {
                assertThat(shuffled[place]).as("seed " + SEED).isEqualTo(parts[places.get(place)]);
            }
        }
    }

    @Test
    void what_cannot_be_shared_is_refused() {
        assertThatThrownBy(() -> split(-1, 1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> split(5, 0, 0)).hasMessageContaining("all zero");
        assertThatThrownBy(() -> split(5, 1, -1)).hasMessageContaining("-1");
        assertThat(split(0, 0, 0)).containsExactly(0, 0);
    }

    private static long[] split(long units, int... weights) {
        return Allocation.largestRemainder(units, weights(weights), Comparator.naturalOrder());
    }

    private static List<Exact> weights(int... weights) {
        return Arrays.stream(weights).mapToObj(Exact::of).toList();
    }
}
