package io.ratebook.payout.provider;

import java.time.Duration;
import java.util.List;

/** What came of giving a batch to a provider. */
public sealed interface Submission {
    /**
     * The provider has it.
     *
     * @param batchId by which the provider is asked about it
     * @param known true if the provider had it before this call, by the same key; that it holds the same payouts is told by its status
     */
    record Accepted(String batchId, boolean known) implements Submission {}

    /** The provider does not take it, and surely pays nothing of it. What is tried after that is another attempt, with another key. */
    record Refused(String reason, List<PaymentProblem> problems) implements Submission {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** It surely did not come to be decided: nothing is paid, and the same batch may be given again after that time. */
    record Postponed(String why, Duration after) implements Submission {}

    /** It may be paid or not. The same batch, with the same key, is given again to ask; it is never made anew. */
    record Unknown(String why, Duration after) implements Submission {}
}
