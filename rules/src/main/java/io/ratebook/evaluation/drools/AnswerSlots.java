package io.ratebook.evaluation.drools;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Answers by key. A slot is filled once and never changed, so a reader without a lock sees the right answer or none;
 * {@link #with} needs the caller's lock.
 */
abstract sealed class AnswerSlots<A> {
    /** Up to this many keys there is a place for each: 4 bytes a place, 4 MB. */
    private static final int DIRECT_MAX = 1 << 20;

    private static final int HASHED_START = 1 << 10;

    static <A> AnswerSlots<A> of(long keys) {
        return keys <= DIRECT_MAX ? new Direct<>((int) keys) : new Hashed<>(HASHED_START);
    }

    abstract @Nullable A get(long key);

    /** Puts the answer of each key into out, null where it is not known; says how many are not. */
    final int getAll(long[] keys, int count, @Nullable A[] out) {
        int unknown = 0;
        for (int i = 0; i < count; i++) {
            A answer = get(keys[i]);
            out[i] = answer;
            unknown += answer == null ? 1 : 0;
        }
        return unknown;
    }

    /** Fills the slot of a key that has no answer yet; gives the slots to use from then on. */
    abstract AnswerSlots<A> with(long key, A answer);

    private static final class Direct<A> extends AnswerSlots<A> {
        private final AtomicReferenceArray<@Nullable A> answers;

        Direct(int keys) {
            answers = new AtomicReferenceArray<>(keys);
        }

        @Override
        @Nullable
        A get(long key) {
            return answers.getAcquire((int) key);
        }

        @Override
        AnswerSlots<A> with(long key, A answer) {
            answers.setRelease((int) key, answer);
            return this;
        }
    }

    /** Open addressing, at most half full, doubling. */
    private static final class Hashed<A> extends AnswerSlots<A> {
        /** Key + 1; 0 is an empty slot. Written after its answer, read before it. */
        private final AtomicLongArray keys;

        private final AtomicReferenceArray<@Nullable A> answers;
        private final int mask;
        private int filled;

        /** A power of two. */
        Hashed(int capacity) {
            keys = new AtomicLongArray(capacity);
            answers = new AtomicReferenceArray<>(capacity);
            mask = capacity - 1;
        }

        @Override
        @Nullable
        A get(long key) {
            int slot = slotOf(key);
            return keys.getAcquire(slot) == 0 ? null : answers.getPlain(slot);
        }

        @Override
        AnswerSlots<A> with(long key, A answer) {
            Hashed<A> roomy = 2 * (filled + 1) > mask + 1 ? doubled() : this;
            roomy.put(key + 1, answer);
            return roomy;
        }

        private void put(long keyPlusOne, @Nullable A answer) {
            int slot = slotOf(keyPlusOne - 1);
            answers.setPlain(slot, answer);
            keys.setRelease(slot, keyPlusOne);
            filled++;
        }

        private Hashed<A> doubled() {
            Hashed<A> larger = new Hashed<>(2 * (mask + 1));
            for (int slot = 0; slot <= mask; slot++) {
                long keyPlusOne = keys.getPlain(slot);
                if (keyPlusOne != 0) {
                    larger.put(keyPlusOne, answers.getPlain(slot));
                }
            }
            return larger;
        }

        /** Where the key is or would be. */
        private int slotOf(long key) {
            int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
            while (true) {
                long there = keys.getAcquire(slot);
                if (there == 0 || there == key + 1) {
                    return slot;
                }
                slot = (slot + 1) & mask;
            }
        }
    }
}
