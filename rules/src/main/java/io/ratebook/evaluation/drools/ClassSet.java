package io.ratebook.evaluation.drools;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What a cell accepts, in class ids of its column. Immutable; a {@link Satisfying} test must answer alike for ever. */
public sealed interface ClassSet {
    /** Whether the cell accepts that class. */
    boolean accepts(int id);

    /** The classes accepted in a column of that many, ascending. */
    default int[] ids(int classes) {
        return IntStream.range(0, classes).filter(this::accepts).toArray();
    }

    /** How many these are; of a {@link Satisfying} cell all, as its test is not asked. */
    int size(int classes);

    /** A blank cell: every class. */
    record Any() implements ClassSet {
        @Override
        public boolean accepts(int id) {
            return true;
        }

        @Override
        public int size(int classes) {
            return classes;
        }
    }

    /**
     * Neighbouring classes, as bands have them.
     *
     * @param from inclusive
     * @param below exclusive; a band of nothing has below = from
     */
    record Interval(int from, int below) implements ClassSet {
        @Override
        public boolean accepts(int id) {
            return from <= id && id < below;
        }

        @Override
        public int size(int classes) {
            return Math.max(0, Math.min(below, classes) - Math.max(from, 0));
        }
    }

    /** These classes. */
    final class Members implements ClassSet {
        private final int[] sorted;

        private Members(int... ids) {
            sorted = sortedCopy(ids);
        }

        @Override
        public boolean accepts(int id) {
            return Arrays.binarySearch(sorted, id) >= 0;
        }

        @Override
        public int[] ids(int classes) {
            return Arrays.stream(sorted).filter(id -> 0 <= id && id < classes).toArray();
        }

        @Override
        public int size(int classes) {
            int size = 0;
            for (int id : sorted) {
                size += 0 <= id && id < classes ? 1 : 0;
            }
            return size;
        }
    }

    /** All classes but these. */
    final class Except implements ClassSet {
        private final int[] sorted;

        private Except(int... ids) {
            sorted = sortedCopy(ids);
        }

        @Override
        public boolean accepts(int id) {
            return Arrays.binarySearch(sorted, id) < 0;
        }

        @Override
        public int size(int classes) {
            return classes - sorted.length;
        }
    }

    /** The classes that pass a test; for columns whose classes are met only while evaluating. */
    record Satisfying(IntPredicate test) implements ClassSet {
        @Override
        public boolean accepts(int id) {
            return test.test(id);
        }

        @Override
        public int size(int classes) {
            return classes;
        }
    }

    static ClassSet any() {
        return new Any();
    }

    static ClassSet interval(int from, int below) {
        return new Interval(from, below);
    }

    static ClassSet members(int... ids) {
        return new Members(ids);
    }

    static ClassSet except(int... ids) {
        return new Except(ids);
    }

    static ClassSet satisfying(IntPredicate test) {
        return new Satisfying(test);
    }

    private static int[] sortedCopy(int... ids) {
        return Arrays.stream(ids).sorted().distinct().toArray();
    }
}
