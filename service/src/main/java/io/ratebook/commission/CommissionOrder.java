package io.ratebook.commission;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What commissions are listed by; those that are equal in it, by id. */
public enum CommissionOrder {
    OCCURRED_AT("occurredAt", "occurred_at", CommissionIndexes.BY_TIME),
    /** Of minor units, whatever the currency. */
    AMOUNT("amount", "amount", "commission_by_amount"),
    PAYABLE_FROM("payableFrom", "payable_from", "commission_by_payable");

    private final String word;
    private final String column;
    private final String index;

    CommissionOrder(String word, String column, String index) {
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

    public static @Nullable CommissionOrder find(String word) {
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
