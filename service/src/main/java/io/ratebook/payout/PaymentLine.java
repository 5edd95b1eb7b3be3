package io.ratebook.payout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a partner in a currency by a run. Amounts in minor units, times in micros.
 *
 * @param payable may be below zero
 * @param held approved and on hold
 * @param heldUntil the first end of these holds
 * @param pending not approved
 * @param method how it would be paid; null without payment details
 * @param isPaid whether the run pays it
 * @param threshold which minimum is reached, in words; null where none is asked for, or nothing is paid
 * @param leftOut why nothing is paid, or some of it
 */
public record PaymentLine(
        String partner,
        String currency,
        long payable,
        long held,
        @Nullable Long heldUntil,
        long pending,
        @Nullable String method,
        boolean isPaid,
        @Nullable String threshold,
        List<Why> leftOut) {
    /**
     * A reason.
     *
     * @param reason its word
     * @param amount what it is about
     * @param needed what would have been enough; null where no sum would
     * @param until at which it ends by itself; null where it does not
     * @param said in words, for what figures do not say
     */
    public record Why(
            String reason,
            long amount,
            @Nullable Long needed,
            @Nullable Long until,
            @Nullable String said) {
        static Why of(LeftOut one) {
            return new Why(one.reason().word(), one.amount(), one.needed(), one.until(), one.said());
        }
    }

    /** What would have been enough, where it is too little; else null. */
    public @Nullable Long needed() {
        return leftOut.stream()
                .map(Why::needed)
                .filter(needed -> needed != null && needed > 0)
                .findFirst()
                .orElse(null);
    }
}
