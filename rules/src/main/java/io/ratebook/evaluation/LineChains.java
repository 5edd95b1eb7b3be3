package io.ratebook.evaluation;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** The lines of each key, the last added first; keys and lines are small whole numbers, 4 bytes each. */
final class LineChains {
    private static final int END = -1;

    private int[] head = new int[0];
    private int[] next = new int[0];

    void add(int key, int line) {
        head = reaching(head, key);
        next = reaching(next, line);
        next[line] = head[key];
        head[key] = line;
    }

    /** Takes out the line that was added to the key last. */
    void removeLast(int key) {
        head[key] = next[head[key]];
    }

    void forEach(int key, IntConsumer reader) {
        for (int line = key < head.length ? head[key] : END; line != END; line = next[line]) {
            reader.accept(line);
        }
    }

    private static int[] reaching(int[] array, int place) {
        if (place < array.length) {
            return array;
        }
        int[] longer = Arrays.copyOf(array, Math.max(place + 64, array.length + (array.length >> 1)));
        Arrays.fill(longer, array.length, longer.length, END);
        return longer;
    }
}
