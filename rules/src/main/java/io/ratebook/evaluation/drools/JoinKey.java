package io.ratebook.evaluation.drools;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The columns by which Drools joins situations and rows, so that few rows are looked at. A row takes part with those of
 * them in which it names few classes, its shape: bit i stands for column i of the key. Each shape is a join of its own,
 * so rows of a rare shape are rather written out for every class.
 */
final class JoinKey {
    private static final int COLUMNS_MAX = 3;
    private static final int CLASSES_MAX = 1 << 20;

    /** A cell that accepts more classes than this stays out of the key of its row. */
    private static final int IDS_MAX = 8;

    /** In nanoseconds a situation, measured with Drools 10.2: a join; a row looked at; a fact, by its room in the caches. */
    private static final double SHAPE_COST = 1_500;

    private static final double LOOK_COST = 18;
    private static final double FACT_COST = 0.2;

    private final ClassTable table;
    /** How many classes the cell accepts: {@code sizes[column][row]}. */
    private final int[][] sizes;

    private final int[] columns;
    private final int[] shapes;
    private final double cost;

    private JoinKey(ClassTable table, int[][] sizes, int... columns) {
        this.table = table;
        this.sizes = sizes;
        this.columns = columns;
        this.shapes = new int[table.rows()];
        Arrays.setAll(shapes, this::narrowestShape);
        this.cost = writeOutRareShapes() + LOOK_COST * rowsLookedAt();
    }

    /** Adds the column that saves most until none saves anything. */
    static JoinKey of(ClassTable table) {
        JoinKey best = new JoinKey(table, sizes(table));
        while (best.columns.length < COLUMNS_MAX) {
            JoinKey longer = best.withOneMore();
            if (longer == best) {
                break;
            }
            best = longer;
        }
        return best;
    }

    private static int[][] sizes(ClassTable table) {
        int[][] sizes = new int[table.columns()][table.rows()];
        for (int column = 0; column < table.columns(); column++) {
            int asked = column;
            if (!table.grows(column)) {
                Arrays.setAll(sizes[column], row -> table.cell(row, asked).size(table.classes(asked)));
            }
        }
        return sizes;
    }

    private JoinKey withOneMore() {
        JoinKey best = this;
        for (int column = 0; column < table.columns(); column++) {
            int added = column;
            if (canBeKey(column) && Arrays.stream(columns).noneMatch(taken -> taken == added)) {
                int[] longer = Arrays.copyOf(columns, columns.length + 1);
                longer[columns.length] = column;
                JoinKey candidate = new JoinKey(table, sizes, longer);
                best = candidate.cost < best.cost ? candidate : best;
            }
        }
        return best;
    }

    /** Three such columns fit one number. */
    private boolean canBeKey(int column) {
        return !table.grows(column) && table.classes(column) <= CLASSES_MAX;
    }

    /** The shapes in use, ascending. */
    int[] shapes() {
        return Arrays.stream(shapes).sorted().distinct().toArray();
    }

    int shapeOf(int row) {
        return shapes[row];
    }

    /** Whether the column is part of the key of rows of that shape, so that no test of it is left to do. */
    boolean covers(int shape, int column) {
        return IntStream.range(0, columns.length).anyMatch(i -> columns[i] == column && has(shape, i));
    }

    /** The situation's classes in the columns of the shape, as digits of one number. */
    long keyOf(int shape, int... situation) {
        long key = 0;
        for (int i = 0; i < columns.length; i++) {
            if (has(shape, i)) {
                key = key * table.classes(columns[i]) + situation[columns[i]];
            }
        }
        return key;
    }

    /** The keys of the situations that the row may match: one for each combination of classes that it names. */
    long[] keysOf(int row) {
        LongStream keys = LongStream.of(0);
        for (int i = 0; i < columns.length; i++) {
            if (has(shapes[row], i)) {
                long base = table.classes(columns[i]);
                int[] ids = table.cell(row, columns[i]).ids(table.classes(columns[i]));
                keys = keys.flatMap(key -> Arrays.stream(ids).mapToLong(id -> key * base + id));
            }
        }
        return keys.toArray();
    }

    private int narrowestShape(int row) {
        int shape = 0;
        for (int i = 0; i < columns.length; i++) {
            if (sizes[columns[i]][row] <= IDS_MAX && !(table.cell(row, columns[i]) instanceof ClassSet.Any)) {
                shape |= 1 << i;
            }
        }
        return shape;
    }

    /** Gives rows the full shape where a join would cost more than the facts; what joins and facts cost then. */
    private double writeOutRareShapes() {
        int full = (1 << columns.length) - 1;
        double[] facts = new double[full + 1];
        double[] factsWrittenOut = new double[full + 1];
        for (int row = 0; row < shapes.length; row++) {
            facts[shapes[row]] += keys(row, shapes[row]);
            factsWrittenOut[shapes[row]] += keys(row, full);
        }
        boolean[] joined = new boolean[full + 1];
        double total = 0;
        for (int shape = 0; shape <= full; shape++) {
            double cost = FACT_COST * facts[shape] + SHAPE_COST;
            joined[shape] = shape == full || FACT_COST * factsWrittenOut[shape] >= cost;
            total += facts[shape] == 0 ? 0 : joined[shape] ? cost : FACT_COST * factsWrittenOut[shape];
        }
        Arrays.setAll(shapes, row -> joined[shapes[row]] ? shapes[row] : full);
        return total;
    }

    /** How many rows share the key of a situation, if every class is as frequent as the others. */
    private double rowsLookedAt() {
        double rows = 0;
        for (int row = 0; row < shapes.length; row++) {
            double share = keys(row, shapes[row]);
            for (int i = 0; i < columns.length; i++) {
                share /= has(shapes[row], i) ? table.classes(columns[i]) : 1;
            }
            rows += share;
        }
        return rows;
    }

    /** How many keys the row has in that shape. */
    private double keys(int row, int shape) {
        double product = 1;
        for (int i = 0; i < columns.length; i++) {
            if (has(shape, i)) {
                product *= sizes[columns[i]][row];
            }
        }
        return product;
    }

    private static boolean has(int shape, int i) {
        return (shape >> i & 1) != 0;
    }
}
