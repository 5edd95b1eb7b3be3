package io.ratebook.policy;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A row of Durations; each column takes its first matching non-blank cell.
 *
 * @param holdDays payable from that many times 24 hours after the sale, or null
 * @param approval how it is approved, or null
 * @param earnsFor how long a customer earns, or null
 * @param clawbackWithinDays a refund more than that many whole days after the sale takes nothing back, or null
 */
public record DurationRow(
        RowRef ref,
        SortedMap<Column, Condition> when,
        @Nullable Integer holdDays,
        @Nullable Approval approval,
        @Nullable EarnsFor earnsFor,
        @Nullable Integer clawbackWithinDays,
        String comment)
        implements Conditional {
    public DurationRow {
        when = Conditional.frozen(when);
    }

    public enum Approval {
        /** When the hold ends. */
        AUTOMATIC,
        BY_HAND;

        /** As people read it: {@code by hand}. */
        public String word() {
            return this == AUTOMATIC ? "automatic" : "by hand";
        }
    }

    /** {@code N months}, {@code N payments}, {@code for ever}. */
    public sealed interface EarnsFor {
        record Months(int months) implements EarnsFor {}

        record Payments(int payments) implements EarnsFor {}

        record ForEver() implements EarnsFor {}
    }
}
