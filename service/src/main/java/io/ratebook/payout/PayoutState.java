package io.ratebook.payout;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far a payout is. */
public enum PayoutState {
    /** Made, under review. */
    OPEN,
    /** Its content is fixed by a hash. */
    FROZEN,
    APPROVED,
    /** Approved, to be paid on a day to come. */
    SCHEDULED,
    /** Given to a provider or a file: whether it was paid is not known. */
    PROCESSING,
    PAID,
    /** Surely not paid; what it claimed is payable again. */
    FAILED,
    /** Was paid and came back; what it claimed is payable again. */
    RETURNED,
    VOID;

    private static final Map<PayoutState, Set<PayoutState>> NEXT = Map.of(
            OPEN, Set.of(FROZEN, VOID),
            FROZEN, Set.of(APPROVED, SCHEDULED, VOID),
            APPROVED, Set.of(PROCESSING, PAID, VOID),
            SCHEDULED, Set.of(APPROVED, VOID),
            PROCESSING, Set.of(PAID, FAILED, VOID),
            PAID, Set.of(RETURNED));

    public boolean mayBecome(PayoutState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /** As in JSON and in the table. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The state of a word.
     *
     * @throws IllegalArgumentException if there is none such
     */
    public static PayoutState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public static @Nullable PayoutState find(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElse(null);
    }
}
