package io.ratebook.adjustment;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What adjustments are listed by; those that are equal in it, by id. */
public enum AdjustmentOrder {
    CREATED_AT("createdAt", "a.id"),
    DAY("day", "a.day"),
    AMOUNT("amount", "a.amount"),
    PARTNER("partner", "a.partner");

    private final String word;
    private final String column;

    AdjustmentOrder(String word, String column) {
        this.word = word;
        this.column = column;
    }

    String column() {
        return column;
    }

    /** As in the query of a list. */
    public String word() {
        return word;
    }

    String key(Adjustment one) {
        return switch (this) {
            case CREATED_AT -> Long.toString(one.id());
            case DAY -> one.day().toString();
            case AMOUNT -> Long.toString(one.amount());
            case PARTNER -> one.partner();
        };
    }

    /** Of the text of a cursor. */
    Object value(String key) {
        return this == CREATED_AT || this == AMOUNT ? (Object) Long.parseLong(key) : key;
    }

    public static @Nullable AdjustmentOrder find(String word) {
        return Arrays.stream(values())
                .filter(order -> order.word.equals(word))
                .findFirst()
                .orElse(null);
    }

    public static String words() {
        List<String> words = Arrays.stream(values())
                .map(order -> order.word + ", -" + order.word)
                .toList();
        return String.join(", ", words);
    }
}
