package io.ratebook.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Choices from a seed. */
final class Pick {
    final Random random;

    Pick(long seed) {
        random = new Random(seed);
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    /** From low to high, both included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    @SafeVarargs
    final <T> T of(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** Null once in so many times. */
    @SafeVarargs
    final <T> @Nullable T orNull(int oneIn, T... values) {
        return oneIn(oneIn) ? null : of(values);
    }

    <T> T from(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Between low and high of them, in their order. */
    <T> List<T> some(int low, int high, List<T> values) {
        List<T> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        List<T> chosen = shuffled.subList(0, Math.min(values.size(), between(low, high)));
        return values.stream().filter(chosen::contains).toList();
    }

    @SafeVarargs
    final <T> List<T> someOf(int low, int high, T... values) {
        return some(low, high, Arrays.asList(values));
    }
}
