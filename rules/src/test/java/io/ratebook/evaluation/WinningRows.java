package io.ratebook.evaluation;

import io.ratebook.policy.Policy;
import java.util.Objects;

/**
 * From sale columns to winning rows by the code that evaluates, without history before it and money after it; for
 * benchmarks. Every sale has one partner and earns under one component.
 */
public final class WinningRows {
    private static final int BLOCK = 4096;

    private final Batch batch;
    private final Facts facts;
    private final ConditionList<Outcome>.Reading reading;

    public WinningRows(Policy policy, Sales sales, Partners partners) {
        ReadyPolicy ready = new ReadyPolicy(policy, "EUR");
        batch = new Batch(ready, sales, partners);
        HistoryWalk walk = new HistoryWalk(batch, HistoryNeeds.of(ready), new boolean[sales.size]);
        facts = walk.facts;
        reading = ready.firstMatch.reading(facts);
    }

    /** The winning row of each sale, from 0. */
    public void find(int... winners) {
        int[][] classes = new int[batch.policy.firstMatch.columns()][BLOCK];
        Outcome[] found = new Outcome[BLOCK];
        for (int first = 0; first < batch.sales.size; first += BLOCK) {
            int count = Math.min(BLOCK, batch.sales.size - first);
            for (int i = 0; i < count; i++) {
                facts.line = first + i;
                facts.partner = batch.partner(first + i, 0);
                reading.read(classes, i);
            }
            reading.answers(classes, count, found);
            for (int i = 0; i < count; i++) {
                winners[first + i] = Objects.requireNonNull(found[i])
                        .components()
                        .get(0)
                        .rows()
                        .get(0)
                        .index();
            }
        }
    }
}
