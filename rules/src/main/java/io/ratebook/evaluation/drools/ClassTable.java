package io.ratebook.evaluation.drools;

import java.util.ArrayList;
import java.util.List;

/** A list of rows with the cells of each, in class ids: what Drools gets to see of a table. */
public final class ClassTable {
    /** The number of classes of a column whose classes are met only while evaluating. */
    static final int GROWING = -1;

    private final int[] classes;
    private final List<ClassSet[]> rows;

    private ClassTable(int[] classes, List<ClassSet[]> rows) {
        this.classes = classes;
        this.rows = rows;
    }

    public static Builder builder() {
        return new Builder();
    }

    public int columns() {
        return classes.length;
    }

    public int rows() {
        return rows.size();
    }

    /** What the cell accepts; both numbers count from 0. */
    public ClassSet cell(int row, int column) {
        return rows.get(row)[column];
    }

    /** Whether the column's classes are met only while evaluating. */
    boolean grows(int column) {
        return classes[column] == GROWING;
    }

    /** How many classes the column has: ids are 0 to one less. {@link #GROWING} where that is not known. */
    int classes(int column) {
        return classes[column];
    }

    /** Whether the row accepts the situation, cell by cell: what Drools must answer too. */
    boolean accepts(int row, int... situation) {
        ClassSet[] cells = rows.get(row);
        for (int column = 0; column < cells.length; column++) {
            if (!cells[column].accepts(situation[column])) {
                return false;
            }
        }
        return true;
    }

    /** Refuses class ids that no column has: a wrong key would remember a wrong answer. */
    void check(int... situation) {
        if (situation.length != classes.length) {
            throw new IllegalArgumentException(
                    "a situation of " + situation.length + " columns; the table has " + classes.length);
        }
        for (int column = 0; column < classes.length; column++) {
            check(column, situation[column]);
        }
    }

    void check(int column, int id) {
        if (id < 0 || (!grows(column) && id >= classes[column])) {
            throw new IllegalArgumentException("column " + column + " has no class " + id + "; classes: "
                    + (grows(column) ? "0 and up" : "0 to " + (classes[column] - 1)));
        }
    }

    /** First all columns, then all rows, in their order. */
    public static final class Builder {
        private final List<Integer> classes = new ArrayList<>();
        private final List<ClassSet[]> rows = new ArrayList<>();

        private Builder() {}

        /** Adds a column with classes 0 to count - 1. */
        public Builder column(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("a column of " + count + " classes; at least 1 is needed");
            }
            return add(count);
        }

        /** Adds a column whose classes are met only while evaluating: ids from 0 on. */
        public Builder growingColumn() {
            return add(GROWING);
        }

        /** Adds a row with one cell a column. */
        public Builder row(List<ClassSet> cells) {
            if (cells.size() != classes.size()) {
                throw new IllegalArgumentException(
                        "a row of " + cells.size() + " cells; the table has " + classes.size() + " columns");
            }
            rows.add(cells.toArray(ClassSet[]::new));
            return this;
        }

        public ClassTable build() {
            return new ClassTable(classes.stream().mapToInt(Integer::intValue).toArray(), List.copyOf(rows));
        }

        private Builder add(int count) {
            if (!rows.isEmpty()) {
                throw new IllegalStateException("a column after the first row");
            }
            classes.add(count);
            return this;
        }
    }
}
