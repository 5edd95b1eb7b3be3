package io.ratebook.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Splits a whole number so that nothing is lost. */
final class LargestRemainder {
    private LargestRemainder() {}

    /**
     * One who gets a part.
     *
     * @param exact what it would get without rounding
     * @param stays whether this is what Share leaves: it goes before all others of an equal fraction
     * @param share the larger share goes first of equal fractions
     */
    record Part(Frac exact, boolean stays, Frac share, String partner, String component) {
        Frac fraction() {
            return exact.minus(Frac.of(exact.floor()));
        }
    }

    private static final Comparator<Part> FIRST_SERVED = Comparator.comparing(Part::fraction)
            .reversed()
            .thenComparing(Comparator.comparing(Part::stays).reversed())
            .thenComparing(Comparator.comparing(Part::share).reversed())
            .thenComparing(Part::partner, History.BYTES)
            .thenComparing(Part::component, History.BYTES);

    /** The parts' whole numbers, in the order of the parts. */
    static List<BigInteger> split(BigInteger total, List<Part> parts) {
        BigInteger left = total;
        for (Part part : parts) {
            left = left.subtract(part.exact().floor());
        }
        List<Part> served =
                parts.stream().sorted(FIRST_SERVED).limit(left.intValueExact()).toList();
        List<BigInteger> whole = new ArrayList<>();
        for (Part part : parts) {
            boolean more = served.stream().anyMatch(one -> one == part);
            whole.add(part.exact().floor().add(more ? BigInteger.ONE : BigInteger.ZERO));
        }
        return whole;
    }
}
