package io.ratebook.payout;

import org.jspecify.annotations.Nullable;

/**
 * Why a partner gets nothing by a run in a currency.
 *
 * @param amount what the reason is about, in minor units
 * @param needed what would have been enough; null where no sum would
 * @param until micros at which the reason ends by itself; null where it does not
 * @param said in words, for what figures do not say
 */
record LeftOut(
        String partner,
        String currency,
        Reason reason,
        long amount,
        @Nullable Long needed,
        @Nullable Long until,
        @Nullable String said) {
    /** In the words of the API. */
    enum Reason {
        BELOW_THRESHOLD("below-threshold"),
        TOO_FEW_SALES("too-few-sales"),
        ON_HOLD("on-hold"),
        NEGATIVE("negative-balance"),
        NO_DETAILS("no-payment-details"),
        NEW_DETAILS("new-payment-details"),
        NOT_APPROVED("not-approved"),
        /** What a method of the ledger report comes to. */
        ZERO_OR_LESS("zero-or-less"),
        /** By a run of single lines: it is another amount than it showed. */
        CHANGED("changed"),
        /** By a run for PayPal's file. */
        NOT_PAYPAL("not-paypal");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
