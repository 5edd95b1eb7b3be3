package io.ratebook.lead;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** States of the payout that a payment by hand is. The form calls paid "complete". */
public enum PaymentState {
    SCHEDULED("scheduled"),
    PROCESSING("processing"),
    PAID("complete"),
    FAILED("failed"),
    RETURNED("returned"),
    VOID("void");

    private final String label;

    PaymentState(String label) {
        this.label = label;
    }

    /** As in the table and in JSON: {@code paid}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As the form says it: {@code complete}. */
    public String label() {
        return label;
    }

    static PaymentState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What a person may choose, by the form's label; null for any other. */
    static @Nullable PaymentState chosen(@Nullable String label) {
        return Arrays.stream(values())
                .filter(state -> state.ordinal() <= PAID.ordinal() && state.label.equals(label))
                .findFirst()
                .orElse(null);
    }

    boolean mayBecome(PaymentState next) {
        return switch (this) {
            case SCHEDULED -> Set.of(PROCESSING, PAID, VOID).contains(next);
            case PROCESSING -> Set.of(PAID, VOID).contains(next);
            default -> false;
        };
    }
}
