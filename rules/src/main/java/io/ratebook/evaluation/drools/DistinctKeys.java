package io.ratebook.evaluation.drools;

import java.util.Arrays;

/** Numbers different keys of a block 0, 1, 2 in the order met; room is kept from block to block. One thread at a time. */
final class DistinctKeys {
    /** Key + 1; 0 is an empty slot. */
    private final long[] keys;

    private final int[] numbers;
    private int count;

    /** @param capacity how many different keys at most */
    DistinctKeys(int capacity) {
        int slots = Integer.highestOneBit(Math.max(1, capacity)) * 4;
        keys = new long[slots];
        numbers = new int[slots];
    }

    void clear() {
        Arrays.fill(keys, 0);
        count = 0;
    }

    int count() {
        return count;
    }

    /** The number of a key; of one not met since the last clear the next number, which {@link #count} was. */
    int numberOf(long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (keys[slot] != key + 1) {
            if (keys[slot] == 0) {
                keys[slot] = key + 1;
                numbers[slot] = count;
                return count++;
            }
            slot = (slot + 1) & mask;
        }
        return numbers[slot];
    }
}
