package io.ratebook.policy;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A row of Caps. Every matching cap counts; the smallest room wins.
 *
 * @param scope what shares one room
 * @param period after what the room is new again; LIFETIME for sale and order
 * @param maximum the room
 * @param component whose commissions use it; null for all of Rates together
 */
public record CapRow(
        RowRef ref,
        SortedMap<Column, Condition> when,
        Scope scope,
        Period period,
        Amount maximum,
        @Nullable String component,
        String comment)
        implements Conditional {
    public CapRow {
        when = Conditional.frozen(when);
    }

    public enum Scope {
        SALE,
        ORDER,
        CUSTOMER,
        PARTNER,
        PROGRAM
    }

    public enum Period {
        MONTH,
        QUARTER,
        YEAR,
        LIFETIME
    }
}
