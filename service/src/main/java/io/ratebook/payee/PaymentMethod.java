package io.ratebook.payee;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How money reaches a partner. */
public enum PaymentMethod {
    PAYPAL,
    BANK,
    CHECK,
    OTHER;

    /** As in JSON and in the table: {@code paypal}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static @Nullable PaymentMethod find(@Nullable String word) {
        return Arrays.stream(values())
                .filter(method -> method.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    public static String words() {
        return Arrays.stream(values()).map(PaymentMethod::word).collect(Collectors.joining(", "));
    }
}
