package io.ratebook.payout;

import io.ratebook.payout.provider.ItemOutcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a payment provider says of payouts, as it is kept and shown. */
final class ProviderWords {
    private static final int STRANGERS_SHOWN = 5;

    private ProviderWords() {}

    /** One word, as in JSON and in the table. */
    static String word(ItemOutcome outcome) {
        if (outcome instanceof ItemOutcome.Pending) {
            return "pending";
        }
        if (outcome instanceof ItemOutcome.Paid) {
            return "paid";
        }
        if (outcome instanceof ItemOutcome.Failed) {
            return "failed";
        }
        if (outcome instanceof ItemOutcome.Returned) {
            return "returned";
        }
        if (outcome instanceof ItemOutcome.Unclaimed) {
            return "unclaimed";
        }
        if (outcome instanceof ItemOutcome.Blocked) {
            return "blocked";
        }
        return outcome instanceof ItemOutcome.Mismatch ? "mismatch" : "unknown";
    }

    /** More about it; null where there is no more to say. */
    static @Nullable String said(ItemOutcome outcome) {
        if (outcome instanceof ItemOutcome.Pending pending) {
            return pending.why();
        }
        if (outcome instanceof ItemOutcome.Paid paid) {
            return paid.fee() == null ? null : "fee of " + paid.fee();
        }
        if (outcome instanceof ItemOutcome.Failed failed) {
            return failed.reason();
        }
        if (outcome instanceof ItemOutcome.Returned returned) {
            return returned.reason();
        }
        if (outcome instanceof ItemOutcome.Unclaimed unclaimed) {
            return unclaimed.reason();
        }
        if (outcome instanceof ItemOutcome.Blocked blocked) {
            return blocked.reason();
        }
        if (outcome instanceof ItemOutcome.Mismatch mismatch) {
            return "expected " + mismatch.sent() + ", found " + mismatch.found();
        }
        return ((ItemOutcome.Unknown) outcome).why();
    }

    /** Whether it ends what is under way. */
    static boolean isFinal(ItemOutcome outcome) {
        return outcome instanceof ItemOutcome.Paid
                || outcome instanceof ItemOutcome.Failed
                || outcome instanceof ItemOutcome.Returned;
    }

    /** Why a person should look at a batch; null where nobody needs to. */
    static @Nullable String fault(
            List<GivenPayment> all, List<GivenPayment> open, List<String> strangers, boolean late) {
        List<String> faults = new ArrayList<>();
        if (!strangers.isEmpty()) {
            faults.add("PayPal has in it what nobody sent: "
                    + String.join(", ", strangers.subList(0, Math.min(STRANGERS_SHOWN, strangers.size()))));
        }
        long others = all.stream()
                .filter(one -> "mismatch".equals(one.outcome()) && one.payout().fault() != null)
                .count();
        if (others > 0) {
            faults.add("PayPal holds something else than was sent for " + others + " of its payouts");
        }
        long silent = open.stream()
                .filter(one -> !"mismatch".equals(one.outcome()) && !"unclaimed".equals(one.outcome()))
                .count();
        if (late && silent > 0) {
            faults.add("PayPal does not say what became of " + silent + " of its payouts");
        }
        return faults.isEmpty() ? null : String.join("; ", faults);
    }
}
