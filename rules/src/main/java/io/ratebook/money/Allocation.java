package io.ratebook.money;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Splits a whole number of units over parts so that no unit is lost or invented: the method of the largest remainder. */
public final class Allocation {
    private Allocation() {}

    /**
     * Splits {@code units} in proportion to {@code weights}. Every part first gets its exact part rounded down; the
     * units left over go one each to the largest fractions; of equal fractions to the one that {@code ties} puts
     * first. 100 units over weights 1, 1, 1 are 34, 33, 33.
     *
     * @param units zero or more
     * @param weights zero or more each; a part of weight zero gets nothing
     * @param ties orders part indexes: which of two parts with the same fraction comes first
     * @throws ArithmeticException if units is negative, a weight is negative, or all weights are zero while units is not
     */
    public static long[] largestRemainder(long units, List<Exact> weights, Comparator<Integer> ties) {
        long[] parts = new long[weights.size()];
        Exact total = Exact.ZERO;
        for (Exact weight : weights) {
            if (weight.signum() < 0) {
                throw new ArithmeticException("a weight of " + weight + " cannot share: expected zero or more");
            }
            total = total.plus(weight);
        }
        if (units < 0) {
            throw new ArithmeticException("cannot share " + units + " units: expected zero or more");
        }
        if (units == 0) {
            return parts;
        }
        if (total.isZero()) {
            throw new ArithmeticException("cannot share " + units + " units over weights that are all zero");
        }
        Exact[] fractions = new Exact[parts.length];
        long left = units;
        for (int i = 0; i < parts.length; i++) {
            Exact exact = weights.get(i).times(Exact.of(units)).dividedBy(total);
            parts[i] = exact.floor(0);
            fractions[i] = exact.minus(Exact.of(parts[i]));
            left -= parts[i];
        }
        Integer[] order = new Integer[parts.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.<Integer, Exact>comparing(i -> fractions[i])
                        .reversed()
                        .thenComparing(ties));
        for (int i = 0; i < left; i++) {
            parts[order[i]]++;
        }
        return parts;
    }
}
