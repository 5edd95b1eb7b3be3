package io.ratebook.evaluation;

/** The sale lines of each order. */
final class OrderLines {
    private final int[] start;
    private final int[] lines;

    OrderLines(Sales sales) {
        start = new int[sales.orders + 1];
        for (int line = 0; line < sales.size; line++) {
            if (!sales.refund[line]) {
                start[sales.order[line] + 1]++;
            }
        }
        for (int order = 0; order < sales.orders; order++) {
            start[order + 1] += start[order];
        }
        lines = new int[start[sales.orders]];
        int[] next = start.clone();
        for (int line = 0; line < sales.size; line++) {
            if (!sales.refund[line]) {
                lines[next[sales.order[line]]++] = line;
            }
        }
    }

    boolean isSingle(int order) {
        return start[order + 1] - start[order] == 1;
    }

    int[] of(int order) {
        return java.util.Arrays.copyOfRange(lines, start[order], start[order + 1]);
    }
}
