package io.ratebook.sale;

import org.jspecify.annotations.Nullable;

/**
 * What came of a sale or refund.
 *
 * @param reason why nothing or why it waits, at most 400 characters; null where it earned
 * @param versionId of the policy version it was decided under; null where none was in force
 */
public record Answer(
        SaleState state, @Nullable String reason, @Nullable Integer versionId) {
    private static final int REASON_MAX = 400;

    public Answer {
        if (reason != null && reason.length() > REASON_MAX) {
            reason = reason.substring(0, REASON_MAX - 1) + "…";
        }
    }
}
