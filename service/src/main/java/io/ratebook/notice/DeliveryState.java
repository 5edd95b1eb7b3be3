package io.ratebook.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a delivery stands. */
public enum DeliveryState {
    /** Is tried, or tried again. */
    WAITING,
    /** The other side said that it took it. */
    SENT,
    /** Given up; a person can have it sent again. */
    FAILED,
    /** Not to be sent any more. */
    DROPPED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static @Nullable DeliveryState find(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    public static String words() {
        return Arrays.stream(values()).map(DeliveryState::word).collect(Collectors.joining(", "));
    }
}
