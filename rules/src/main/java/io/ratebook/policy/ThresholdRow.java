package io.ratebook.policy;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A row of Thresholds: from what sum a partner is paid.
 *
 * @param minimum least payable sum, or null for 0
 * @param minimumSales since joining, or null
 * @param minimumCustomers since joining, or null
 * @param sweep when a sum below the minimum is paid all the same
 */
public record ThresholdRow(
        RowRef ref,
        SortedMap<Column, Condition> when,
        @Nullable Amount minimum,
        @Nullable Integer minimumSales,
        @Nullable Integer minimumCustomers,
        Sweep sweep,
        String comment)
        implements Conditional {
    public ThresholdRow {
        when = Conditional.frozen(when);
    }

    public enum Sweep {
        NEVER,
        YEAR_END,
        ON_LEAVING
    }
}
