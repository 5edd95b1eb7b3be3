package io.ratebook.partner;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What partners are listed by; those who are equal in it, by id. */
public enum PartnerOrder {
    CODE("code", "p.code", false),
    NAME("name", "h.name_key", true),
    JOINED_AT("joinedAt", "p.joined_at", false);

    private final String word;
    private final String column;
    private final boolean ofPerson;

    PartnerOrder(String word, String column, boolean ofPerson) {
        this.word = word;
        this.column = column;
        this.ofPerson = ofPerson;
    }

    /** As in the query of a list. */
    public String word() {
        return word;
    }

    String column() {
        return column;
    }

    /** The id in the table of the column, whose index it ends. */
    String idColumn() {
        return ofPerson ? "h.partner_id" : "p.id";
    }

    boolean isOfPerson() {
        return ofPerson;
    }

    public static @Nullable PartnerOrder find(String word) {
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
