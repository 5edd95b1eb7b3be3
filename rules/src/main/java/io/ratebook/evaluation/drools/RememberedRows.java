package io.ratebook.evaluation.drools;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
     * Answers for many situations: the fast way.
     *
     * @param answers gets the answer of situation i at i
     * @throws IllegalArgumentException naming column and class, if a column has no such class
     */
    public void answers(SituationBlock asked, A[] answers) {
        @Nullable A[] found = answers;
        Memory<A> used = memory;
        if (!used.keys.writeKeys(asked)) {
            used = memoryFor(largest(asked));
            if (!used.keys.writeKeys(asked)) {
                fillUnknown(asked, found, findWide(used, asked, found));
                return;
            }
        }
        if (used.slots().getAll(asked.keys, asked.count, found) > 0) {
            fillUnknown(asked, found, used.keys);
        }
    }

    /** Those without an answer, of which each has its key under these keys. */
    private void fillUnknown(SituationBlock asked, @Nullable A[] answers, SituationKeys keys) {
        DistinctKeys distinct = asked.distinct;
        distinct.clear();
        List<int[]> situations = new ArrayList<>();
        int[] firsts = new int[asked.count];
        int[] places = new int[asked.count];
        for (int i = 0; i < asked.count; i++) {
            if (answers[i] == null) {
                places[i] = distinct.numberOf(asked.keys[i]);
                if (places[i] == situations.size()) {
                    situations.add(asked.situation(i));
                    firsts[situations.size() - 1] = i;
                }
            }
        }
        List<int[]> rows = decider.rowsOf(situations);
        List<A> learned = new ArrayList<>(rows.size());
        synchronized (writing) {
            for (int i = 0; i < rows.size(); i++) {
                learned.add(remember(keys, asked.keys[firsts[i]], situations.get(i), rows.get(i)));
            }
        }
        for (int i = 0; i < asked.count; i++) {
            if (answers[i] == null) {
                answers[i] = learned.get(places[i]);
            }
        }
    }

    /** Another thread may have given the memory other keys meanwhile. */
    private A remember(SituationKeys keys, long key, int[] situation, int... rows) {
        Memory<A> current = memory;
        if (current.keys != keys || current.size() >= situationsMax) {
            return remember(situation, rows);
        }
        A made = current.ofRows(new IntKey(rows), answer);
        current.put(key, made);
        return made;
    }

    /** How many situations are remembered now. */
    int size() {
        return memory.size();
    }

    private int findWide(Memory<A> used, SituationBlock asked, @Nullable A[] found) {
        int unknown = 0;
        for (int i = 0; i < asked.count; i++) {
            found[i] = used.find(asked.situation(i));
            unknown += found[i] == null ? 1 : 0;
        }
        return unknown;
    }

    private void fillUnknown(SituationBlock asked, @Nullable A[] answers, int unknown) {
        if (unknown == 0) {
            return;
        }
        List<int[]> situations = new ArrayList<>(unknown);
        int[] places = new int[asked.count];
        Map<IntKey, Integer> numbers = new HashMap<>(2 * unknown);
        for (int i = 0; i < asked.count; i++) {
            if (answers[i] == null) {
                int[] situation = asked.situation(i);
                Integer known = numbers.putIfAbsent(new IntKey(situation), situations.size());
                places[i] = known == null ? situations.size() : known;
                if (known == null) {
                    situations.add(situation);
                }
            }
        }
        List<A> learned = learn(situations);
        for (int i = 0; i < asked.count; i++) {
            if (answers[i] == null) {
                answers[i] = learned.get(places[i]);
            }
        }
    }

    /** Asks Drools; two threads may ask the same at once and get the same. */
    private List<A> learn(List<int[]> situations) {
        List<int[]> rows = decider.rowsOf(situations);
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
    private int[] largest(SituationBlock asked) {
        int[] largest = new int[decider.table().columns()];
        Arrays.setAll(largest, column -> largest(column, asked.classes[column], asked.count));
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
}
