package io.ratebook.report;

import org.jspecify.annotations.Nullable;

/**
 * What an entry is about.
 *
 * @param what commission, reversal, correction and so on; adjustment, opening, lead, written-off; payout
 * @param reason in words; of a commission without one, its component
 * @param saleId null where no sale is behind it
 * @param reference of the sale, or of the payment
 * @param version number of the policy version
 * @param row id of the row that decided
 * @param document by which somebody finds the paper behind it
 */
public record EntryStory(
        String what,
        @Nullable String reason,
        @Nullable Long saleId,
        @Nullable String reference,
        @Nullable Integer version,
        @Nullable String sheet,
        @Nullable String row,
        @Nullable String document) {
    /** With another reason. */
    EntryStory with(String other) {
        return new EntryStory(what, other, saleId, reference, version, sheet, row, document);
    }

    static final EntryStory NONE = new EntryStory("entry", null, null, null, null, null, null, null);
}
