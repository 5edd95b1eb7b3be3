package io.ratebook.evaluation.drools;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.AccumulateFunction;

/** The rows that Drools found for one situation in one join. */
final class FoundRows implements Serializable {
    private static final long serialVersionUID = 1L;

    private int[] numbers = new int[8];
    private int count;

    private void add(int row) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = row;
    }

    int[] rows() {
        return Arrays.copyOf(numbers, count);
    }

    /** Gathers row facts; of no row there is no result. */
    public static final class Gathering implements AccumulateFunction<FoundRows> {
        @Override
        public FoundRows createContext() {
            return new FoundRows();
        }

        @Override
        public void init(FoundRows found) {
            found.count = 0;
        }

        @Override
        public void accumulate(FoundRows found, Object fact) {
            found.add(((RowFact) fact).row());
        }

        @Override
        public void reverse(FoundRows found, Object fact) {
            throw new UnsupportedOperationException("rows stay while a session lives");
        }

        @Override
        public @Nullable Object getResult(FoundRows found) {
            return found.count == 0 ? null : found;
        }

        @Override
        public boolean supportsReverse() {
            return false;
        }

        @Override
        public Class<?> getResultType() {
            return FoundRows.class;
        }

        @Override
        public void writeExternal(ObjectOutput out) {
            // It has no state.
        }

        @Override
        public void readExternal(ObjectInput in) {
            // It has no state.
        }
    }
}
