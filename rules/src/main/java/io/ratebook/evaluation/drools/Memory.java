package io.ratebook.evaluation.drools;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is remembered until it is full; then a new one takes its place. Reading needs no lock, writing the caller's. */
final class Memory<A> {
    final SituationKeys keys;
    private volatile AnswerSlots<A> slots;

    /** Used instead of the slots where no number holds a situation. */
    private final Map<IntKey, A> wide = new ConcurrentHashMap<>();

    /** One answer for each set of rows. */
    private final Map<IntKey, A> byRows = new HashMap<>();

    private int remembered;

    Memory(SituationKeys keys) {
        this.keys = keys;
        this.slots = AnswerSlots.of(keys.fit() ? keys.size() : 1);
    }

    AnswerSlots<A> slots() {
        return slots;
    }

    @Nullable
    A find(int... situation) {
        return keys.fit() ? slots.get(keys.keyOf(situation)) : wide.get(new IntKey(situation));
    }

    /** How many situations are remembered. */
    int size() {
        return remembered;
    }

    /** The answer of these rows: the one already in use, else made now. */
    A ofRows(IntKey rows, Function<int[], A> answer) {
        return byRows.computeIfAbsent(rows, key -> answer.apply(key.numbers().clone()));
    }

    /** The same by its key, where one number holds every situation. */
    void put(long key, A answer) {
        if (slots.get(key) == null) {
            slots = slots.with(key, answer);
            remembered++;
        }
    }

    /** Remembers an answer; an older one stays. */
    void put(int[] situation, A answer) {
        if (keys.fit()) {
            put(keys.keyOf(situation), answer);
        } else if (wide.putIfAbsent(new IntKey(situation), answer) == null) {
            remembered++;
        }
    }
}
