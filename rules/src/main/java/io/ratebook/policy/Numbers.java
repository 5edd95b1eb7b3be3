package io.ratebook.policy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One spelling per value, so that equal policies are equal objects and have one hash: 8.50 and 8.5 are the same. */
final class Numbers {
    private Numbers() {}

    static @Nullable BigDecimal canonical(@Nullable BigDecimal value) {
        return value == null ? null : required(value);
    }

    static BigDecimal required(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
