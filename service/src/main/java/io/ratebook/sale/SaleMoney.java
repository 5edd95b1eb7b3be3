package io.ratebook.sale;

import io.ratebook.money.CurrencyCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Amounts between their decimals and the whole numbers of the table; nothing is rounded. */
final class SaleMoney {
    static final int MICRO_DECIMALS = 6;

    private SaleMoney() {}

    static int decimals(String currency) {
        return CurrencyCode.of(currency).decimals();
    }

    /** @throws ArithmeticException if it has more decimals or does not fit */
    static long scaled(BigDecimal amount, int decimals) {
        return amount.signum() == 0
                ? 0
                : amount.setScale(decimals, RoundingMode.UNNECESSARY)
                        .unscaledValue()
                        .longValueExact();
    }

    static @Nullable Long scaledOrNull(@Nullable BigDecimal amount, int decimals) {
        return amount == null ? null : scaled(amount, decimals);
    }

    static BigDecimal decimal(long scaled, int decimals) {
        return BigDecimal.valueOf(scaled, decimals);
    }
}
