package io.ratebook.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An exact fraction: what an amount is before its one rounding. A base cut in proportion to the bands of a tier is
 * no finite decimal (100.00 x 1/3), so a fraction it is. Small ones live in two longs; the rest in big integers.
 */
public final class Exact implements Comparable<Exact> {
    public static final Exact ZERO = new Exact(0, 1);
    public static final Exact ONE = new Exact(1, 1);
    public static final Exact HUNDRED = new Exact(100, 1);

    private static final long[] TENS = new long[19];

    static {
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            TENS[i] = TENS[i - 1] * 10;
        }
    }

    /** Numerator and denominator where both fit; the denominator is positive. Meaningless where {@link #bigNum} is set. */
    private final long num;

    private final long den;
    private final @Nullable BigInteger bigNum;
    private final @Nullable BigInteger bigDen;

    private Exact(long num, long den) {
        this.num = num;
        this.den = den;
        this.bigNum = null;
        this.bigDen = null;
    }

    private Exact(BigInteger bigNum, BigInteger bigDen) {
        this.num = 0;
        this.den = 1;
        this.bigNum = bigNum;
        this.bigDen = bigDen;
    }

    public static Exact of(long whole) {
        return whole == 0 ? ZERO : new Exact(whole, 1);
    }

    /** unscaled / 10^scale: {@code ofScaled(8140, 2)} is 81.40. Scale 0 to 18. */
    public static Exact ofScaled(long unscaled, int scale) {
        return unscaled == 0 ? ZERO : new Exact(unscaled, TENS[scale]);
    }

    public static Exact of(BigDecimal value) {
        if (value.signum() == 0) {
            return ZERO;
        }
        BigInteger unscaled = value.unscaledValue();
        if (value.scale() >= 0 && value.scale() <= 18 && unscaled.bitLength() < 63) {
            return new Exact(unscaled.longValue(), TENS[value.scale()]);
        }
        return value.scale() >= 0
                ? big(unscaled, BigInteger.TEN.pow(value.scale()))
                : big(unscaled.multiply(BigInteger.TEN.pow(-value.scale())), BigInteger.ONE);
    }

    /**
     * The fraction numerator / denominator.
     *
     * @throws ArithmeticException if the denominator is zero
     */
    public static Exact ratio(long numerator, long denominator) {
        if (denominator == 0) {
            throw new ArithmeticException(numerator + " / 0");
        }
        return denominator > 0
                ? new Exact(numerator, denominator)
                : of(numerator).dividedBy(of(denominator));
    }

    public Exact plus(Exact other) {
        if (isZero()) {
            return other;
        }
        if (other.isZero()) {
            return this;
        }
        if (bigNum == null && other.bigNum == null) {
            if (den == other.den) {
                long sum = num + other.num;
                if (((num ^ sum) & (other.num ^ sum)) >= 0) {
                    return new Exact(sum, den);
                }
            } else if (fits(num, other.den) && fits(other.num, den) && fits(den, other.den)) {
                long left = num * other.den;
                long right = other.num * den;
                long sum = left + right;
                if (((left ^ sum) & (right ^ sum)) >= 0) {
                    return new Exact(sum, den * other.den);
                }
            }
        }
        return big(num().multiply(other.den()).add(other.num().multiply(den())), den().multiply(other.den()));
    }

    public Exact negated() {
        if (bigNum != null || num == Long.MIN_VALUE) {
            return big(num().negate(), den());
        }
        return new Exact(-num, den);
    }

    public Exact minus(Exact other) {
        return plus(other.negated());
    }

    public Exact times(Exact other) {
        if (bigNum == null && other.bigNum == null && fits(num, other.num) && fits(den, other.den)) {
            return new Exact(num * other.num, den * other.den);
        }
        return big(num().multiply(other.num()), den().multiply(other.den()));
    }

    /**
     * The quotient.
     *
     * @throws ArithmeticException if the other is zero
     */
    public Exact dividedBy(Exact other) {
        if (other.isZero()) {
            throw new ArithmeticException(this + " / 0");
        }
        boolean negative = other.signum() < 0;
        Exact top = negative ? negated() : this;
        Exact bottom = negative ? other.negated() : other;
        if (top.bigNum == null && bottom.bigNum == null && fits(top.num, bottom.den) && fits(top.den, bottom.num)) {
            return new Exact(top.num * bottom.den, top.den * bottom.num);
        }
        return big(top.num().multiply(bottom.den()), top.den().multiply(bottom.num()));
    }

    /** This much percent of the other: {@code of(8).percentOf(60.00)} is 4.80. */
    public Exact percentOf(Exact other) {
        return times(other).dividedBy(HUNDRED);
    }

    public Exact max(Exact other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public Exact min(Exact other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public boolean isZero() {
        return bigNum == null ? num == 0 : bigNum.signum() == 0;
    }

    public int signum() {
        return bigNum == null ? Long.signum(num) : bigNum.signum();
    }

    /**
     * Whole units, halves away from zero, after scaling by 10^decimals: 2.925 with 2 decimals is 293.
     *
     * @throws ArithmeticException if the result does not fit 64 bits
     */
    public long roundHalfUp(int decimals) {
        if (bigNum == null && fits(num, TENS[decimals])) {
            long scaled = num * TENS[decimals];
            long quotient = scaled / den;
            long rest = Math.abs(scaled % den);
            return rest >= den - rest ? quotient + Long.signum(scaled) : quotient;
        }
        return new BigDecimal(num().multiply(BigInteger.TEN.pow(decimals)))
                .divide(new BigDecimal(den()), 0, RoundingMode.HALF_UP)
                .toBigIntegerExact()
                .longValueExact();
    }

    /** The largest whole number of 10^-decimals units not above this: 2.929 with 2 decimals is 292, -0.001 is -1. */
    public long floor(int decimals) {
        if (bigNum == null && fits(num, TENS[decimals])) {
            return Math.floorDiv(num * TENS[decimals], den);
        }
        return new BigDecimal(num().multiply(BigInteger.TEN.pow(decimals)))
                .divide(new BigDecimal(den()), 0, RoundingMode.FLOOR)
                .toBigIntegerExact()
                .longValueExact();
    }

    /** To at most that many decimals, halves up, for showing; never to calculate on. Trailing zeros are dropped. */
    public BigDecimal shown(int decimals) {
        BigDecimal value = new BigDecimal(num()).divide(new BigDecimal(den()), decimals, RoundingMode.HALF_UP);
        return value.signum() == 0 ? BigDecimal.ZERO : withoutExponent(value.stripTrailingZeros());
    }

    /** As a decimal with exactly that many digits after the point, where that is its value; else null. */
    public @Nullable String plain(int decimals) {
        if (bigNum != null || !fits(num, TENS[decimals])) {
            return null;
        }
        long scaled = num * TENS[decimals];
        long units = scaled / den;
        return units * den == scaled ? BigDecimal.valueOf(units, decimals).toPlainString() : null;
    }

    private static BigDecimal withoutExponent(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    @Override
    public int compareTo(Exact other) {
        if (bigNum == null && other.bigNum == null) {
            if (den == other.den) {
                return Long.compare(num, other.num);
            }
            if (fits(num, other.den) && fits(other.num, den)) {
                return Long.compare(num * other.den, other.num * den);
            }
        }
        return num().multiply(other.den()).compareTo(other.num().multiply(den()));
    }

    /** Equal in value: 1/2 equals 2/4. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Exact exact && compareTo(exact) == 0;
    }

    @Override
    public int hashCode() {
        BigInteger common = num().gcd(den());
        return common.signum() == 0
                ? 0
                : num().divide(common).hashCode() * 31 + den().divide(common).hashCode();
    }

    @Override
    public String toString() {
        return shown(12).toPlainString();
    }

    private BigInteger num() {
        return bigNum == null ? BigInteger.valueOf(num) : bigNum;
    }

    private BigInteger den() {
        return bigDen == null ? BigInteger.valueOf(den) : bigDen;
    }

    /** Reduced, and back into two longs where it fits. */
    private static Exact big(BigInteger num, BigInteger den) {
        if (num.signum() == 0) {
            return ZERO;
        }
        BigInteger common = num.gcd(den);
        BigInteger top = num.divide(common);
        BigInteger bottom = den.divide(common);
        if (top.bitLength() < 63 && bottom.bitLength() < 63) {
            return new Exact(top.longValue(), bottom.longValue());
        }
        return new Exact(top, bottom);
    }

    private static boolean fits(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        return (high == 0 && low >= 0) || (high == -1 && low < 0);
    }
}
