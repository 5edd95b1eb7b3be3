package io.ratebook.sale;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What sales are listed by; those that are equal in it, by id. Ids are given as sales are recorded. */
public enum SaleOrder {
    OCCURRED_AT("occurredAt", "occurred_at", SaleIndexes.BY_TIME),
    /** Of minor units as reported, whatever the currency. */
    AMOUNT("amount", "amount", "sale_by_amount"),
    RECORDED_AT("recordedAt", "id", "sale_by_id");

    private final String word;
    private final String column;
    private final String index;

    SaleOrder(String word, String column, String index) {
        this.word = word;
        this.column = column;
        this.index = index;
    }

    /** As in the query of a list. */
    public String word() {
        return word;
    }

    String column() {
        return column;
    }

    /** In this order. */
    String index() {
        return index;
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
