package io.ratebook.evaluation.drools;

import java.util.Arrays;

/**
 * Writes a situation as one number, each column a digit of its own base: classes (1, 2) of columns with 3 and 4 classes
 * give 1 x 4 + 2 = 6. Different situations have different keys. The first columns, of which the event comes first, weigh
 * most: they differ least, so keys in use are neighbours.
 */
final class SituationKeys {
    /** Keys stay below this, so that key + 1 is positive. */
    private static final long SIZE_MAX = 1L << 62;

    /** Room for a growing column before the first growth. */
    private static final int GROWING_START = 64;

    private final ClassTable table;
    private final int[] bases;
    private final long[] weights;
    private final long size;

    private SituationKeys(ClassTable table, int... bases) {
        this.table = table;
        this.bases = bases;
        this.weights = new long[bases.length];
        long product = 1;
        for (int column = bases.length - 1; column >= 0; column--) {
            weights[column] = product;
            product = product > SIZE_MAX / bases[column] ? Long.MAX_VALUE : product * bases[column];
        }
        this.size = product;
    }

    static SituationKeys of(ClassTable table) {
        int[] bases = new int[table.columns()];
        Arrays.setAll(bases, column -> table.grows(column) ? GROWING_START : table.classes(column));
        return new SituationKeys(table, bases);
    }

    /** Whether one number holds every situation. */
    boolean fit() {
        return size <= SIZE_MAX;
    }

    /** One more than the largest key. */
    long size() {
        return size;
    }

    long keyOf(int... situation) {
        long key = 0;
        for (int column = 0; column < bases.length; column++) {
            key += situation[column] * weights[column];
        }
        return key;
    }

    /** Writes the keys of a block; false if there is no room for one of its classes or no number holds a situation. */
    boolean writeKeys(SituationBlock block) {
        if (!fit()) {
            return false;
        }
        Arrays.fill(block.keys, 0, block.count, 0);
        long signs = 0;
        for (int column = 0; column < bases.length; column++) {
            signs |= addDigits(block.classes[column], bases[column] - 1, weights[column], block.count, block.keys);
        }
        return signs >= 0;
    }

    /** Gives a negative number if a digit is below 0 or over the last one. */
    private static long addDigits(int[] digits, long last, long weight, int count, long... keys) {
        long signs = 0;
        for (int i = 0; i < count; i++) {
            long digit = digits[i];
            signs |= digit | (last - digit);
            keys[i] += digit * weight;
        }
        return signs;
    }

    /**
     * These keys if they have room for the largest class of each column, else wider ones.
     *
     * @throws IllegalArgumentException if a column has no such class
     */
    SituationKeys roomFor(int... largest) {
        for (int column = 0; column < bases.length; column++) {
            if (largest[column] >= bases[column]) {
                return wider(largest);
            }
        }
        return this;
    }

    private SituationKeys wider(int... largest) {
        int[] wider = bases.clone();
        for (int column = 0; column < bases.length; column++) {
            if (largest[column] >= bases[column]) {
                table.check(column, largest[column]);
                wider[column] = (int) Math.min(Integer.MAX_VALUE, 2L * Integer.highestOneBit(largest[column]) * 2);
            }
        }
        return new SituationKeys(table, wider);
    }
}
