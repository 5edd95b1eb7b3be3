package io.ratebook.evaluation.drools;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Row numbers or class ids as a key of a map: equal if all are, in order. */
final class IntKey {
    private final int[] numbers;
    private final int hash;

    /** Keeps the array: the caller must not change it. */
    IntKey(int... numbers) {
        this.numbers = numbers;
        this.hash = Arrays.hashCode(numbers);
    }

    int[] numbers() {
        return numbers;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IntKey key && Arrays.equals(numbers, key.numbers);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
