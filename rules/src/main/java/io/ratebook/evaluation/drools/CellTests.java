package io.ratebook.evaluation.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Some cells of a row, none of them blank, to be tested one after the other; cells of few classes as bits of a long. */
final class CellTests {
    private final int[] bitColumns;
    private final long[] bits;
    private final int[] otherColumns;
    private final ClassSet[] others;

    private CellTests(List<Integer> bitColumns, List<Long> bits, List<Integer> otherColumns, List<ClassSet> others) {
        this.bitColumns = bitColumns.stream().mapToInt(Integer::intValue).toArray();
        this.bits = bits.stream().mapToLong(Long::longValue).toArray();
        this.otherColumns = otherColumns.stream().mapToInt(Integer::intValue).toArray();
        this.others = others.toArray(ClassSet[]::new);
    }

    static CellTests of(ClassTable table, int row, IntPredicate columns) {
        List<Integer> bitColumns = new ArrayList<>();
        List<Long> bits = new ArrayList<>();
        List<Integer> otherColumns = new ArrayList<>();
        List<ClassSet> others = new ArrayList<>();
        for (int column = 0; column < table.columns(); column++) {
            ClassSet cell = table.cell(row, column);
            if (cell instanceof ClassSet.Any || !columns.test(column)) {
                continue;
            }
            if (!table.grows(column) && table.classes(column) <= Long.SIZE) {
                bitColumns.add(column);
                bits.add(bits(cell, table.classes(column)));
            } else {
                otherColumns.add(column);
                others.add(cell);
            }
        }
        return new CellTests(bitColumns, bits, otherColumns, others);
    }

    private static long bits(ClassSet cell, int classes) {
        long bits = 0;
        for (int id : cell.ids(classes)) {
            bits |= 1L << id;
        }
        return bits;
    }

    boolean accept(int... situation) {
        for (int i = 0; i < bits.length; i++) {
            if ((bits[i] >>> situation[bitColumns[i]] & 1) == 0) {
                return false;
            }
        }
        for (int i = 0; i < others.length; i++) {
            if (!others[i].accepts(situation[otherColumns[i]])) {
                return false;
            }
        }
        return true;
    }
}
