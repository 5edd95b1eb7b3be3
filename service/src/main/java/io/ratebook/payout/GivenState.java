package io.ratebook.payout;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far a batch is that is given to a payment provider. */
public enum GivenState {
    /** Never given; whoever takes it back now knows that nothing of it is paid. */
    READY,
    /** Given, or about to be: whether the provider took it is not known. */
    UNKNOWN,
    /** The provider has it, and payouts of it are under way. */
    ACCEPTED,
    /** All payouts have come to an end. It is asked for still: money comes back. */
    SETTLED,
    /** Surely nothing of it is paid. */
    REFUSED,
    /** Not asked for any more. */
    DONE;

    /** As in JSON and in the table. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static GivenState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public static @Nullable GivenState find(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElse(null);
    }
}
