package io.ratebook.evaluation.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/** Lets Drools decide which rows of a list match a situation. Compiled once per version and list; any number of threads. */
public final class RowDecider {
    /** Facts a session takes at once; larger batches are not faster. */
    private static final int BATCH = 4_096;

    private final ClassTable table;
    private final RowRules rules;
    private final Semaphore turns =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
    private final ConcurrentLinkedDeque<DecidingSession> idle = new ConcurrentLinkedDeque<>();

    private RowDecider(ClassTable table) {
        this.table = table;
        this.rules = new RowRules(table);
    }

    public static RowDecider of(ClassTable table) {
        return new RowDecider(table);
    }

    /** The matching rows, ascending, from 0; empty if none. */
    public int[] matchingRows(int... situation) {
        return matchingRows(List.of(situation)).get(0);
    }

    /**
     * The same for many situations at once, which is several times cheaper for each; answers in their order.
     *
     * @throws IllegalArgumentException naming column and class, if a column has no such class
     */
    public List<int[]> matchingRows(List<int[]> situations) {
        situations.forEach(table::check);
        return rowsOf(situations);
    }

    /** The same for situations that are known to be the table's. */
    List<int[]> rowsOf(List<int[]> situations) {
        List<int[]> rows = new ArrayList<>(situations.size());
        for (int from = 0; from < situations.size(); from += BATCH) {
            rows.addAll(decide(situations.subList(from, Math.min(situations.size(), from + BATCH))));
        }
        return rows;
    }

    private List<int[]> decide(List<int[]> batch) {
        turns.acquireUninterruptibly();
        try {
            DecidingSession waiting = idle.pollFirst();
            return decide(waiting == null ? new DecidingSession(rules) : waiting, batch);
        } finally {
            turns.release();
        }
    }

    /** A session that is full, or in which something failed, is not used again. */
    private List<int[]> decide(DecidingSession session, List<int[]> batch) {
        boolean goesOn = false;
        try {
            List<int[]> rows = session.decide(batch);
            goesOn = !session.isFull();
            return rows;
        } finally {
            if (goesOn) {
                idle.addFirst(session);
            } else {
                session.dispose();
            }
        }
    }

    ClassTable table() {
        return table;
    }
}
