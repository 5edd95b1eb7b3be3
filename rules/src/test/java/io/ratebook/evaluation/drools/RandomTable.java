package io.ratebook.evaluation.drools;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random lists of rows with every kind of cell, and situations for them; the same seed gives the same. */
final class RandomTable {
    private final Random random;
    private final int[] classes;
    private final boolean[] growing;
    final ClassTable table;

    /** @param blank chance in percent that a cell is blank */
    RandomTable(Random random, int columns, int rows, int blank) {
        this.random = random;
        classes = random.ints(columns, 1, 25).toArray();
        growing = new boolean[columns];
        ClassTable.Builder builder = ClassTable.builder();
        for (int column = 0; column < columns; column++) {
            growing[column] = random.nextInt(6) == 0;
            if (growing[column]) {
                classes[column] *= 10;
                builder.growingColumn();
            } else {
                builder.column(classes[column]);
            }
        }
        for (int row = 0; row < rows; row++) {
            List<ClassSet> cells = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                cells.add(random.nextInt(100) < blank ? ClassSet.any() : cell(column));
            }
            builder.row(cells);
        }
        table = builder.build();
    }

    private ClassSet cell(int column) {
        int from = random.nextInt(classes[column]);
        int[] some = random.ints(1 + random.nextInt(3), 0, classes[column]).toArray();
        if (growing[column]) {
            int remainder = random.nextInt(3);
            return random.nextBoolean() ? ClassSet.satisfying(id -> id % 3 == remainder) : ClassSet.except(some);
        }
        return switch (random.nextInt(4)) {
            case 0 -> ClassSet.except(some);
            case 1 -> ClassSet.interval(from, from + random.nextInt(classes[column] - from + 1));
            default -> ClassSet.members(some);
        };
    }

    List<int[]> situations(int count) {
        List<int[]> situations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] situation = new int[classes.length];
            Arrays.setAll(situation, column -> random.nextInt(classes[column]));
            situations.add(situation);
        }
        return situations;
    }

    static int[] scan(ClassTable table, int... situation) {
        List<Integer> matching = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            boolean accepted = true;
            for (int column = 0; column < table.columns(); column++) {
                accepted &= table.cell(row, column).accepts(situation[column]);
            }
            if (accepted) {
                matching.add(row);
            }
        }
        return matching.stream().mapToInt(Integer::intValue).toArray();
    }

    static SituationBlock byColumn(List<int[]> situations, int columns) {
        SituationBlock block = new SituationBlock(columns, situations.size());
        for (int i = 0; i < situations.size(); i++) {
            for (int column = 0; column < columns; column++) {
                block.column(column)[i] = situations.get(i)[column];
            }
        }
        block.count(situations.size());
        return block;
    }
}
