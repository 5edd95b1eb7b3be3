package io.ratebook.oracle;

import io.ratebook.money.CurrencyCode;
import java.math.BigInteger;

/** An amount before rounding, in major units. */
record Exactly(Frac amount, String currency) {
    BigInteger rounded() {
        return inMinorUnits().halfUp();
    }

    Frac inMinorUnits() {
        return amount.times(Frac.of(BigInteger.TEN.pow(CurrencyCode.of(currency).decimals())));
    }

    static Frac major(BigInteger minor, String currency) {
        return Frac.of(minor)
                .dividedBy(Frac.of(BigInteger.TEN.pow(CurrencyCode.of(currency).decimals())));
    }
}
