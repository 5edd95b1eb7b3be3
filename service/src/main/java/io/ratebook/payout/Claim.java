package io.ratebook.payout;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a payout pays, and which of the entries that are due it claims for it. Amounts in minor units.
 *
 * @param amount more than zero
 * @param claimed what the claimed entries sum to; the rest of the amount is an advance
 * @param entries how many it claims
 * @param last of those above zero, the one that is claimed last; null where all entries that are due are claimed, or none
 */
record Claim(
        long amount, long claimed, int entries, @Nullable Last last) {
    /**
     * An entry that is claimed in part, or wholly as the last one.
     *
     * @param taken of its amount, what is claimed
     */
    record Last(LocalDate day, long entry, int part, long amount, long taken) {}

    /** All that is due, and nothing else. */
    static Claim all(Payable due) {
        return new Claim(due.due(), due.due(), due.entries(), null);
    }

    boolean isOfAll() {
        return last == null && entries > 0;
    }

    long advance() {
        return Math.subtractExact(amount, claimed);
    }
}
