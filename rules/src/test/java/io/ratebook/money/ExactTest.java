package io.ratebook.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactTest {
    private static final long SEED = Long.getLong("ratebook.seed", 7);

    @ParameterizedTest
    @CsvSource({
        "2.925, 2, 293",
        "2.9249999999, 2, 292",
        "-2.925, 2, -293",
        "0.5, 0, 1",
        "-0.5, 0, -1",
        "0.4999999999999999999999, 0, 0",
        "9223372036854775806.5, 0, 9223372036854775807"
    })
    void halves_round_away_from_zero(BigDecimal value, int decimals, long units) {
        assertThat(Exact.of(value).roundHalfUp(decimals)).isEqualTo(units);
    }

    @Test
    void a_third_stays_a_third() {
        Exact third = Exact.ONE.dividedBy(Exact.of(3));

        assertThat(third.plus(third).plus(third)).isEqualTo(Exact.ONE);
        assertThat(third.shown(4)).isEqualByComparingTo("0.3333");
    }

    @Test
    void arithmetic_agrees_with_big_fractions_whether_it_fits_two_longs_or_not() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            Fraction a = Fraction.random(random);
            Fraction b = Fraction.random(random);
            String seen = "seed " + SEED + ": " + a + " and " + b;
            assertThat(a.exact().plus(b.exact())).as(seen).isEqualTo(a.plus(b).exact());
            assertThat(a.exact().minus(b.exact()))
                    .as(seen)
                    .isEqualTo(a.plus(b.negated()).exact());
            assertThat(a.exact().times(b.exact())).as(seen).isEqualTo(a.times(b).exact());
            assertThat(a.exact().compareTo(b.exact())).as(seen).isEqualTo(a.compare(b));
            if (b.num().signum() != 0) {
                assertThat(a.exact().dividedBy(b.exact()).times(b.exact()))
                        .as(seen)
                        .isEqualTo(a.exact());
            }
            assertThat(a.exact().floor(0)).as(seen).isEqualTo(a.rounded(RoundingMode.FLOOR));
            assertThat(a.exact().roundHalfUp(0)).as(seen).isEqualTo(a.rounded(RoundingMode.HALF_UP));
        }
    }

    @Test
    void what_does_not_fit_an_amount_is_an_error_and_never_wraps() {
        Exact huge = Exact.of(Long.MAX_VALUE).times(Exact.of(Long.MAX_VALUE));

        assertThatThrownBy(() -> huge.roundHalfUp(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Exact.ONE.dividedBy(Exact.ZERO)).isInstanceOf(ArithmeticException.class);
    }

    /** The same, kept in big integers throughout. */
    private record Fraction(BigInteger num, BigInteger den) {
        static Fraction random(Random random) {
            int bits = 1 + random.nextInt(random.nextBoolean() ? 20 : 62);
            BigInteger den = new BigInteger(bits, random).add(BigInteger.ONE);
            BigInteger num = new BigInteger(bits, random);
            return new Fraction(random.nextBoolean() ? num : num.negate(), den);
        }

        Exact exact() {
            return Exact.of(new BigDecimal(num)).dividedBy(Exact.of(new BigDecimal(den)));
        }

        Fraction plus(Fraction other) {
            return new Fraction(num.multiply(other.den).add(other.num.multiply(den)), den.multiply(other.den));
        }

        Fraction times(Fraction other) {
            return new Fraction(num.multiply(other.num), den.multiply(other.den));
        }

        Fraction negated() {
            return new Fraction(num.negate(), den);
        }

        int compare(Fraction other) {
            return num.multiply(other.den).compareTo(other.num.multiply(den));
        }

        long rounded(RoundingMode mode) {
            return new BigDecimal(num).divide(new BigDecimal(den), 0, mode).longValueExact();
        }
    }
}
