package io.ratebook.evaluation.drools;

import java.util.List;

/** Lets Drools decide which rows of a list match a situation. Compiled once per version and list; any number of threads. */
public final class RowDecider {
    private final ClassTable table;
    private final RowRules rules;

    private RowDecider(ClassTable table) {
        this.table = table;
        this.rules = new RowRules(table);
    }

    public static RowDecider of(ClassTable table) {
        return new RowDecider(table);
    }

    /** The matching rows, ascending, from 0; empty if none. */
    public int[] matchingRows(int... situation) {
        return matchingRows(List.of(situation)).get(0);
    }

    /**
     * The same for many situations at once, which is several times cheaper for each; answers in their order.
     *
     * @throws IllegalArgumentException naming column and class, if a column has no such class
     */
    public List<int[]> matchingRows(List<int[]> situations) {
        situations.forEach(table::check);
        return rules.decide(situations);
    }

    ClassTable table() {
        return table;
    }
}
