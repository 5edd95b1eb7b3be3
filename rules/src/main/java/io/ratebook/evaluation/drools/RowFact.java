package io.ratebook.evaluation.drools;

import java.util.ArrayList;
import java.util.List;

/** A row as a fact, once for each key under which it is found. */
final class RowFact {
    private final int row;
    private final int shape;
    private final Long key;
    private final CellTests tests;

    private RowFact(int row, int shape, long key, CellTests tests) {
        this.row = row;
        this.shape = shape;
        this.key = key;
        this.tests = tests;
    }

    /** All rows, those of one key together. */
    static List<RowFact> of(ClassTable table, JoinKey joinKey) {
        List<RowFact> facts = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            int shape = joinKey.shapeOf(row);
            CellTests tests = CellTests.of(table, row, column -> !joinKey.covers(shape, column));
            for (long key : joinKey.keysOf(row)) {
                facts.add(new RowFact(row, shape, key, tests));
            }
        }
        facts.sort(java.util.Comparator.comparingLong(fact -> fact.key));
        return facts;
    }

    int row() {
        return row;
    }

    int shape() {
        return shape;
    }

    Long key() {
        return key;
    }

    /** Whether the cells outside the key accept the situation. */
    boolean accepts(SituationFact situation) {
        return tests.accept(situation.classes());
    }
}
