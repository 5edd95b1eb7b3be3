package io.ratebook.payout.provider;

import java.time.Duration;
import java.util.List;

/** What a provider says of a batch that it accepted. */
public sealed interface BatchStatus {
    /**
     * It answered.
     *
     * @param state in the provider's own word
     * @param items one for each payout of the batch, in its order
     * @param strangers what the provider has in this batch and nobody sent: ids, or descriptions where there is none
     */
    record Told(String state, List<ItemReport> items, List<String> strangers) implements BatchStatus {
        public Told {
            items = List.copyOf(items);
            strangers = List.copyOf(strangers);
        }
    }

    /** It did not, or not all of it: nothing is concluded, and it is asked again after that time. */
    record NotTold(String why, Duration after) implements BatchStatus {}
}
