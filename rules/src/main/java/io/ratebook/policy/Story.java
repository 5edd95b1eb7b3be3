package io.ratebook.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Tests sheet with one name: sales and refunds in date order and what they must earn.
 *
 * @param name the story's name
 * @param steps its lines, in the order written
 */
public record Story(String name, List<Step> steps) {
    public Story {
        steps = List.copyOf(steps);
    }

    /**
     * A line of a story: a sale or refund, or a further expectation of the line before it (then {@code sale} is empty
     * and {@code facts} too).
     *
     * @param ref where it stands
     * @param sale sale columns of the import format by name, as text: {@code amount -> "60.00"}, {@code occurred_at}
     *     as ISO instant or day
     * @param facts WHEN columns whose value is given instead of found: a level, a payment number; the text of the value
     * @param component the component expected; null for Commission
     * @param expected what the line must earn under that component (a reversal is negative); null where nothing is
     *     expected
     */
    public record Step(
            RowRef ref,
            SortedMap<String, String> sale,
            SortedMap<Column, String> facts,
            @Nullable String component,
            @Nullable Expected expected) {}

    /**
     * An expected outcome.
     *
     * @param amount signed, or null for no commission at all ({@code none})
     * @param currency an ISO code, or null for the sale's currency
     */
    public record Expected(
            @Nullable BigDecimal amount, @Nullable String currency) {}
}
