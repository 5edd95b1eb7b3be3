package io.ratebook.evaluation.drools;

import java.util.Arrays;

/** A situation as a fact, with its key in each shape; takes the rows that Drools found. */
final class SituationFact {
    private static final int[] NONE = {};

    private final int[] classes;
    private final Long[] keys;
    private int[] rows = NONE;

    SituationFact(JoinKey joinKey, int[] shapes, int... classes) {
        this.classes = classes;
        this.keys = new Long[shapes.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = joinKey.keyOf(shapes[i], classes);
        }
    }

    int[] classes() {
        return classes;
    }

    /** The key in the shape of that place among the shapes in use. */
    Long key(int place) {
        return keys[place];
    }

    void add(FoundRows found) {
        int[] more = found.rows();
        int before = rows.length;
        if (before == 0) {
            rows = more;
            return;
        }
        rows = Arrays.copyOf(rows, before + more.length);
        System.arraycopy(more, 0, rows, before, more.length);
    }

    int found() {
        return rows.length;
    }

    /** @throws IllegalStateException if a row was found twice, which would pay twice */
    int[] ascending() {
        Arrays.sort(rows);
        for (int i = 1; i < rows.length; i++) {
            if (rows[i] == rows[i - 1]) {
                throw new IllegalStateException("row " + rows[i] + " was found twice for " + Arrays.toString(classes));
            }
        }
        return rows;
    }
}
