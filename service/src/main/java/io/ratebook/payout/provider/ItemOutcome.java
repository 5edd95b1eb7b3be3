package io.ratebook.payout.provider;

import io.ratebook.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a provider says of one payout. */
public sealed interface ItemOutcome {
    /** Being worked on. */
    record Pending(String why) implements ItemOutcome {}

    /**
     * Money is with the recipient.
     *
     * @param at null if the provider does not say
     * @param fee what the provider takes from the sender for it; null if it does not say
     * @param transactionId blank if there is none
     */
    record Paid(@Nullable Instant at, @Nullable Money fee, String transactionId) implements ItemOutcome {}

    /** Surely not paid, and it will not be. */
    record Failed(String reason) implements ItemOutcome {}

    /**
     * Money came back, whether it was told as paid before or not.
     *
     * @param at null if the provider does not say
     */
    record Returned(@Nullable Instant at, String reason) implements ItemOutcome {}

    /** Money left, and waits for a recipient who has no account yet; it comes back by itself if nobody takes it. */
    record Unclaimed(String reason) implements ItemOutcome {}

    /** Stopped by the provider, which decides later: neither paid nor surely not paid. */
    record Blocked(String reason) implements ItemOutcome {}

    /** What the provider holds is not what was sent: another amount, currency or recipient, or twice. Never counts as paid; for a person. */
    record Mismatch(String sent, String found) implements ItemOutcome {}

    /** The provider does not tell; asked again later. */
    record Unknown(String why) implements ItemOutcome {}
}
