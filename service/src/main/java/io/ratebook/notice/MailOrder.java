package io.ratebook.notice;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What mails are listed by; those that are equal in it, by id. */
public enum MailOrder {
    WRITTEN_AT("writtenAt", "written_at"),
    PARTNER("partner", "partner"),
    STATE("state", "state");

    private final String word;
    private final String column;

    MailOrder(String word, String column) {
        this.word = word;
        this.column = column;
    }

    /** As in the query of a list. */
    public String word() {
        return word;
    }

    String column() {
        return "m." + column;
    }

    /** Of a mail, as the database compares it. */
    Object key(Mail mail) {
        return switch (this) {
            case WRITTEN_AT -> mail.writtenAt();
            case PARTNER -> mail.partner();
            case STATE -> mail.state().word();
        };
    }

    public static @Nullable MailOrder find(String word) {
        return Arrays.stream(values())
                .filter(order -> order.word.equals(word))
                .findFirst()
                .orElse(null);
    }

    public static String words() {
        return Arrays.stream(values())
                .map(order -> order.word + ", -" + order.word)
                .collect(Collectors.joining(", "));
    }
}
