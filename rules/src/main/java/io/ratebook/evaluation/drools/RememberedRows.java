package io.ratebook.evaluation.drools;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets Drools decide each distinct situation once and remembers the answer, in bounded memory: when it is full, it
 * starts afresh. Any number of threads.
 *
 * @param <A> what the caller makes of the matching rows; immutable. Situations with the same rows share one
 */
public final class RememberedRows<A> {
    /** Situations remembered unless said otherwise: at most about 30 MB with their keys. */
    public static final int SITUATIONS_MAX = 1 << 19;

    private final RowDecider decider;
    private final Function<int[], A> answer;
    private final int situationsMax;
    private final Object writing = new Object();
    private volatile Memory<A> memory;

    private RememberedRows(RowDecider decider, Function<int[], A> answer, int situationsMax) {
        this.decider = decider;
        this.answer = answer;
        this.situationsMax = situationsMax;
        this.memory = new Memory<>(SituationKeys.of(decider.table()));
    }

    /**
     * An empty memory.
     *
     * @param answer of the matching rows, ascending; called about once for each distinct set of rows, never null
     */
    public static <A> RememberedRows<A> of(RowDecider decider, Function<int[], A> answer) {
        return new RememberedRows<>(decider, answer, SITUATIONS_MAX);
    }

    /** The same with another bound, at least 1. */
    public static <A> RememberedRows<A> of(RowDecider decider, Function<int[], A> answer, int situationsMax) {
        if (situationsMax < 1) {
            throw new IllegalArgumentException("a memory of " + situationsMax + " situations; at least 1 is needed");
        }
        return new RememberedRows<>(decider, answer, situationsMax);
    }

    /**
     * The answer for one situation.
     *
     * @throws IllegalArgumentException naming column and class, if a column has no such class
     */
    public A answer(int... situation) {
        decider.table().check(situation);
        A known = memoryFor(situation).find(situation);
        return known != null ? known : learn(List.of(situation.clone())).get(0);
    }

    /**
     * Answers for many situations, given by column: the fast way.
     *
     * @param classes {@code classes[column][i]} is the class of situation i
     * @param count how many; 1,000 to 10,000 a call is best
     * @param answers gets the answer of situation i at i
     * @throws IllegalArgumentException naming column and class, if a column has no such class
     */
    public void answers(int[][] classes, int count, A[] answers) {
        Memory<A> used = memoryFor(largest(classes, count));
        @Nullable A[] found = answers;
        if (!used.keys.fit()) {
            fillUnknown(classes, count, found, findWide(used, classes, count, found));
            return;
        }
        long[] keys = new long[count];
        used.keys.keysOf(classes, count, keys);
        fillUnknown(classes, count, found, used.slots().getAll(keys, count, found));
    }

    /** How many situations are remembered now. */
    int size() {
        return memory.size();
    }

    private int findWide(Memory<A> used, int[][] classes, int count, @Nullable A[] found) {
        int unknown = 0;
        for (int i = 0; i < count; i++) {
            found[i] = used.find(situation(classes, i));
            unknown += found[i] == null ? 1 : 0;
        }
        return unknown;
    }

    private void fillUnknown(int[][] classes, int count, @Nullable A[] answers, int unknown) {
        if (unknown == 0) {
            return;
        }
        Map<IntKey, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            if (answers[i] == null) {
                places.computeIfAbsent(new IntKey(situation(classes, i)), key -> new ArrayList<>(1))
                        .add(i);
            }
        }
        List<A> learned = learn(places.keySet().stream().map(IntKey::numbers).toList());
        int next = 0;
        for (List<Integer> equal : places.values()) {
            A found = learned.get(next++);
            equal.forEach(i -> answers[i] = found);
        }
    }

    /** Asks Drools; two threads may ask the same at once and get the same. */
    private List<A> learn(List<int[]> situations) {
        List<int[]> rows = decider.matchingRows(situations);
        List<A> answers = new ArrayList<>(rows.size());
        synchronized (writing) {
            for (int i = 0; i < rows.size(); i++) {
                answers.add(remember(situations.get(i), rows.get(i)));
            }
        }
        return answers;
    }

    private A remember(int[] situation, int... rows) {
        Memory<A> current = memoryFor(situation);
        if (current.size() >= situationsMax) {
            current = new Memory<>(current.keys);
            memory = current;
        }
        A made = current.ofRows(new IntKey(rows), answer);
        current.put(situation, made);
        return made;
    }

    /** The memory in use if its keys have room for these classes, else a new one with room. */
    private Memory<A> memoryFor(int... largest) {
        Memory<A> current = memory;
        if (current.keys.roomFor(largest) == current.keys) {
            return current;
        }
        synchronized (writing) {
            SituationKeys wider = memory.keys.roomFor(largest);
            if (wider != memory.keys) {
                memory = new Memory<>(wider);
            }
            return memory;
        }
    }

    /** The largest class of each column; 0 where there are no situations. */
    private int[] largest(int[][] classes, int count) {
        int[] largest = new int[decider.table().columns()];
        Arrays.setAll(largest, column -> largest(column, classes[column], count));
        return largest;
    }

    private int largest(int column, int[] ids, int count) {
        int largest = 0;
        int least = 0;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, ids[i]);
            least = Math.min(least, ids[i]);
        }
        decider.table().check(column, least);
        return largest;
    }

    private static int[] situation(int[][] classes, int i) {
        int[] situation = new int[classes.length];
        Arrays.setAll(situation, column -> classes[column][i]);
        return situation;
    }
}
