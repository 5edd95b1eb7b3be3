package io.ratebook.policy;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a Rates sheet.
 *
 * @param ref where it stands
 * @param when its non-blank conditions; all must hold
 * @param rate what it pays
 * @param base the base's name: a standard one or one of Bases; null for Revenue
 * @param component null where the cell is blank: then Commission, or for {@code none} every component not yet decided
 * @param minimum least amount of the row, or null
 * @param maximum largest amount of the row, or null
 * @param share parts that go elsewhere, in the order written; together at most 100 %
 * @param comment free text, never read by the engine
 */
public record RateRow(
        RowRef ref,
        SortedMap<Column, Condition> when,
        Rate rate,
        @Nullable String base,
        @Nullable String component,
        @Nullable Amount minimum,
        @Nullable Amount maximum,
        List<SharePart> share,
        String comment)
        implements Conditional {
    /** The component of a row that names none. */
    public static final String DEFAULT_COMPONENT = "Commission";

    /** The base of a row that names none. */
    public static final String DEFAULT_BASE = "Revenue";

    public RateRow {
        when = Conditional.frozen(when);
        share = List.copyOf(share);
    }

    public String componentOrDefault() {
        return component == null ? DEFAULT_COMPONENT : component;
    }

    public String baseOrDefault() {
        return base == null ? DEFAULT_BASE : base;
    }

    /** Whether this {@code none} ends every component that no earlier row has decided. */
    public boolean endsAll() {
        return rate instanceof Rate.None && component == null;
    }
}
