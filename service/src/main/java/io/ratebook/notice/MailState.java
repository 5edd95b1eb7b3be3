package io.ratebook.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a mail stands. */
public enum MailState {
    /** Is to be sent, by itself, as soon as the mail server takes it. */
    WAITING,
    /** Is being handed to the mail server at this moment. */
    SENDING,
    /** The mail server took it. */
    SENT,
    /** Written while there was no mail server; sent only when a person says so. */
    KEPT,
    /** The mail server refused it. */
    FAILED,
    /** The process or the line broke while it was handed over: it may have arrived. Sent again only when a person says so. */
    UNKNOWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a person may have it sent now. */
    boolean maySend() {
        return this == KEPT || this == FAILED || this == UNKNOWN;
    }

    public static @Nullable MailState find(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    public static String words() {
        return Arrays.stream(values()).map(MailState::word).collect(Collectors.joining(", "));
    }
}
