package io.ratebook.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact fraction in lowest terms with a positive denominator. */
record Frac(BigInteger over, BigInteger under) implements Comparable<Frac> {
    static final Frac ZERO = of(0);
    static final Frac ONE = of(1);
    static final Frac HUNDRED = of(100);

    Frac {
        if (under.signum() == 0) {
            throw new ArithmeticException(over + " divided by zero");
        }
        if (!under.equals(BigInteger.ONE)) {
            BigInteger common = over.gcd(under).multiply(BigInteger.valueOf(under.signum()));
            over = over.divide(common);
            under = under.divide(common);
        }
    }

    static Frac of(long whole) {
        return new Frac(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    static Frac of(BigInteger whole) {
        return new Frac(whole, BigInteger.ONE);
    }

    static Frac of(BigDecimal decimal) {
        BigDecimal plain = decimal.scale() < 0 ? decimal.setScale(0) : decimal;
        return new Frac(plain.unscaledValue(), BigInteger.TEN.pow(plain.scale()));
    }

    Frac plus(Frac other) {
        return new Frac(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    Frac minus(Frac other) {
        return plus(new Frac(other.over.negate(), other.under));
    }

    Frac times(Frac other) {
        return new Frac(over.multiply(other.over), under.multiply(other.under));
    }

    Frac dividedBy(Frac other) {
        return new Frac(over.multiply(other.under), under.multiply(other.over));
    }

    Frac percent(Frac percent) {
        return times(percent).dividedBy(HUNDRED);
    }

    Frac max(Frac other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Frac min(Frac other) {
        return compareTo(other) <= 0 ? this : other;
    }

    boolean isZero() {
        return over.signum() == 0;
    }

    BigInteger floor() {
        BigInteger[] parts = over.divideAndRemainder(under);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** Of amounts that are not negative: 2.5 becomes 3. */
    BigInteger halfUp() {
        return plus(new Frac(BigInteger.ONE, BigInteger.TWO)).floor();
    }

    @Override
    public int compareTo(Frac other) {
        return over.multiply(other.under).compareTo(other.over.multiply(under));
    }
}
