package io.ratebook.payout;

import org.jspecify.annotations.Nullable;

/**
 * READ: what is owed to a partner in a currency, as far as a run is concerned. Amounts in minor units.
 *
 * @param due what would be paid: approved, past its hold, in the range, in no payout; and all that is negative
 * @param entries how many entries that is
 * @param held approved and on hold still
 * @param heldUntil micros of the first end of these holds; null where nothing is held
 * @param claimed how many entries are in payouts already
 * @param pending not approved yet
 */
record Payable(
        String partner,
        String currency,
        long due,
        int entries,
        long held,
        @Nullable Long heldUntil,
        long claimed,
        long pending) {}
