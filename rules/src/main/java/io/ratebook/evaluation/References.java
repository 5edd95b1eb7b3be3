package io.ratebook.evaluation;

import java.util.Arrays;

/** Finds a line by source and reference: an open hash of line numbers over the builder's own columns, 8 bytes a line. */
final class References {
    private static final int FREE = -1;

    private int[] slots = new int[1024];
    private int used;

    References() {
        Arrays.fill(slots, FREE);
    }

    int find(int source, String reference, int[] sources, String[] references) {
        int slot = slot(source, reference, slots.length);
        while (slots[slot] != FREE) {
            int line = slots[slot];
            if (sources[line] == source && references[line].equals(reference)) {
                return line;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return FREE;
    }

    void put(int line, int[] sources, String[] references) {
        if (used * 2 >= slots.length) {
            grow(sources, references);
        }
        insert(slots, line, sources, references);
        used++;
    }

    /** Takes out a line that was put; those that it had pushed on move up. */
    void remove(int line, int[] sources, String[] references) {
        int slot = slot(sources[line], references[line], slots.length);
        while (slots[slot] != line) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = FREE;
        used--;
        for (int next = (slot + 1) & (slots.length - 1); slots[next] != FREE; next = (next + 1) & (slots.length - 1)) {
            int pushed = slots[next];
            slots[next] = FREE;
            insert(slots, pushed, sources, references);
        }
    }

    private void grow(int[] sources, String[] references) {
        int[] wider = new int[slots.length * 2];
        Arrays.fill(wider, FREE);
        for (int line : slots) {
            if (line != FREE) {
                insert(wider, line, sources, references);
            }
        }
        slots = wider;
    }

    private static void insert(int[] slots, int line, int[] sources, String[] references) {
        int slot = slot(sources[line], references[line], slots.length);
        while (slots[slot] != FREE) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = line;
    }

    private static int slot(int source, String reference, int length) {
        int hash = (reference.hashCode() * 31 + source) * 0x9E3779B9;
        return (hash ^ (hash >>> 15)) & (length - 1);
    }
}
