package io.ratebook.evaluation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An outcome by slot, of whichever policy its line stands under. Kept as numbers of the few there are: references written into an array this large would each be
 * looked at again by the garbage collector.
 */
final class OutcomeSlots {
    /** By slot, 1 + the number of the outcome; 0 for none. */
    private final int[] numbers;

    private @Nullable Outcome[] outcomes = new Outcome[16];

    private final int versions;

    OutcomeSlots(int slots, int versions) {
        this.versions = versions;
        numbers = new int[slots];
    }

    @Nullable
    Outcome get(int slot) {
        int number = numbers[slot];
        return number == 0 ? null : outcomes[number - 1];
    }

    /** @param version of the policy whose outcome it is */
    void put(int slot, int version, @Nullable Outcome outcome) {
        if (outcome == null) {
            numbers[slot] = 0;
            return;
        }
        int id = outcome.id() * versions + version;
        if (id >= outcomes.length) {
            outcomes = Arrays.copyOf(outcomes, Math.max(2 * outcomes.length, 2 * id));
        }
        if (outcomes[id] == null) {
            outcomes[id] = outcome;
        }
        numbers[slot] = id + 1;
    }
}
