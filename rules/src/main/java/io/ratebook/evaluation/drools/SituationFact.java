package io.ratebook.evaluation.drools;

import java.util.Arrays;
import java.util.List;

/** A situation as a fact, with its key in each shape; takes the rows that Drools found. */
final class SituationFact {
    private static final int[] NONE = {};

    private final int[] classes;
    private final Long[] keys;
    private int[] rows = NONE;

    SituationFact(JoinKey joinKey, List<Integer> shapes, int... classes) {
        this.classes = classes;
        this.keys = new Long[shapes.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = joinKey.keyOf(shapes.get(i), classes);
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
        rows = Arrays.copyOf(rows, before + more.length);
        System.arraycopy(more, 0, rows, before, more.length);
    }

    int found() {
        return rows.length;
    }

    int[] ascending() {
        Arrays.sort(rows);
        return rows;
    }
}
