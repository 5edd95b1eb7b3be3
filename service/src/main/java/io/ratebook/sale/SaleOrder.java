package io.ratebook.sale;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What sales are listed by; those that are equal in it, by id. Ids are given as sales are recorded. */
public enum SaleOrder {
    OCCURRED_AT("occurredAt", "occurred_at"),
    /** Of minor units as reported, whatever the currency. */
    AMOUNT("amount", "amount"),
    RECORDED_AT("recordedAt", "id");

    private final String word;
    private final String column;

    SaleOrder(String word, String column) {
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

    public static @Nullable SaleOrder find(String word) {
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
