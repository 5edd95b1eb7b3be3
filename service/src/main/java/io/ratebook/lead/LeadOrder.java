package io.ratebook.lead;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What leads are listed by; those that are equal in it, by id. */
public enum LeadOrder {
    CREATED_AT("createdAt", "l.created_at"),
    CODE("code", "l.code"),
    NAME("name", "h.name_key"),
    PARTNER("partner", "l.partner"),
    PHASE("phase", "l.phase");

    private final String word;
    private final String column;

    LeadOrder(String word, String column) {
        this.word = word;
        this.column = column;
    }

    /** As in the query of a list. */
    public String word() {
        return word;
    }

    String column() {
        return column;
    }

    public static @Nullable LeadOrder find(String word) {
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
