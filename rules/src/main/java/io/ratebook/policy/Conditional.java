package io.ratebook.policy;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A row with a WHEN side. */
public interface Conditional {
    RowRef ref();

    /** The non-blank conditions by column, in the vocabulary's order; a column that is not here accepts anything. */
    SortedMap<Column, Condition> when();

    static SortedMap<Column, Condition> frozen(SortedMap<Column, Condition> when) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(when));
    }
}
