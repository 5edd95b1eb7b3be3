package io.ratebook.evaluation;

import io.ratebook.money.Exact;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Plain decimals in texts: {@code 12}, {@code -0.5}; no exponents, no grouping. */
final class Decimals {
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

    private Decimals() {}

    static @Nullable Exact parse(String text) {
        return PLAIN.matcher(text).matches() ? Exact.of(new BigDecimal(text)) : null;
    }
}
