package io.ratebook.commission;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What commissions are listed by; those that are equal in it, by id. */
public enum CommissionOrder {
    OCCURRED_AT("occurredAt", "occurred_at"),
    /** Of minor units, whatever the currency. */
    AMOUNT("amount", "amount"),
    PAYABLE_FROM("payableFrom", "payable_from");

    private final String word;
    private final String column;

    CommissionOrder(String word, String column) {
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
