package io.ratebook.evaluation.drools;

/**
 * Many situations given by column, and room to work on them, so that asking for block after block takes no new memory.
 * One thread at a time.
 */
public final class SituationBlock {
    /** {@code classes[column][i]} is the class of situation i. */
    final int[][] classes;

    /** Room for the key of each. */
    final long[] keys;

    final DistinctKeys distinct;

    int count;

    /**
     * Room for situations.
     *
     * @param capacity how many at most; about 1,000 stay in a processor's nearest caches
     */
    public SituationBlock(int columns, int capacity) {
        classes = new int[columns][capacity];
        keys = new long[capacity];
        distinct = new DistinctKeys(capacity);
    }

    /** The classes of a column, to be written: that of situation i at i. */
    public int[] column(int column) {
        return classes[column];
    }

    /** Says how many there are, at most the capacity. */
    public void count(int situations) {
        if (situations < 0 || situations > keys.length) {
            throw new IllegalArgumentException(situations + " situations in a block of " + keys.length);
        }
        count = situations;
    }

    int[] situation(int i) {
        int[] situation = new int[classes.length];
        for (int column = 0; column < situation.length; column++) {
            situation[column] = classes[column][i];
        }
        return situation;
    }
}
