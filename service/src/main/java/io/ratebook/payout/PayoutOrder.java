package io.ratebook.payout;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What payouts are listed by; those equal in it, by id. */
public enum PayoutOrder {
    ID("id", "p.id"),
    INVOICE("invoice", "p.invoice_number"),
    PARTNER("partner", "p.partner"),
    AMOUNT("amount", "p.amount"),
    STATE("state", "p.state"),
    PAID_ON("paidOn", "COALESCE(p.paid_on, '1000-01-01')");

    private final String word;
    private final String column;

    PayoutOrder(String word, String column) {
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

    public static @Nullable PayoutOrder find(String word) {
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
