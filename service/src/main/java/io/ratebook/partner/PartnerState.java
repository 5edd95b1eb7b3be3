package io.ratebook.partner;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a partner stands in its life with the program. */
public enum PartnerState {
    APPLIED,
    APPROVED,
    PAUSED,
    LEFT;

    /** As in JSON and in tables: {@code approved}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that word, or null. */
    public static @Nullable PartnerState find(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    public static String words() {
        return Arrays.stream(values()).map(PartnerState::word).collect(Collectors.joining(", "));
    }

    /** What may follow; nothing follows leaving. */
    Set<PartnerState> next() {
        return switch (this) {
            case APPLIED -> Set.of(APPROVED, LEFT);
            case APPROVED -> Set.of(PAUSED, LEFT);
            case PAUSED -> Set.of(APPROVED, LEFT);
            case LEFT -> Set.of();
        };
    }

    /** {@code approved or left}. */
    String nextWords() {
        List<String> words = Arrays.stream(values())
                .filter(next()::contains)
                .map(PartnerState::word)
                .toList();
        return words.isEmpty() ? "nothing else" : String.join(" or ", words);
    }
}
