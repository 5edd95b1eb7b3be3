package io.ratebook.evaluation;

import io.ratebook.policy.Policy;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * From sale columns to winning rows by the code that evaluates, without history before it and money after it; for
 * benchmarks. Every sale has one partner and earns under one component.
 */
public final class WinningRows {
    private final Batch batch;
    private final ConditionList<Outcome>.Reading reading;

    /** By number of the outcome, the row that wins + 1. */
    private int[] winnerOfOutcome = new int[0];

    public WinningRows(Policy policy, Sales sales, Partners partners) {
        ReadyPolicy ready = new ReadyPolicy(policy, "EUR", ZoneOffset.UTC);
        batch = new Batch(
                Versions.only(ready), sales, partners, HistoryLines.NONE, ExcludedProducts.NONE, PaidLeads.NONE);
        HistoryWalk walk = new HistoryWalk(batch, HistoryNeeds.of(batch.versions), new boolean[sales.size]);
        reading = ready.firstMatch.reading(walk.facts);
    }

    private int winner(Outcome outcome) {
        int id = outcome.id();
        if (id >= winnerOfOutcome.length) {
            winnerOfOutcome = Arrays.copyOf(winnerOfOutcome, 2 * id + 16);
        }
        if (winnerOfOutcome[id] == 0) {
            winnerOfOutcome[id] = 1 + outcome.components().get(0).rows().get(0).index();
        }
        return winnerOfOutcome[id] - 1;
    }

    /** The winning row of each sale, from 0. */
    public void find(int... winners) {
        LineBlock block = new LineBlock(batch.partners);
        Outcome[] found = new Outcome[LineBlock.SIZE];
        for (int first = 0; first < batch.sales.size; first += LineBlock.SIZE) {
            int count = Math.min(LineBlock.SIZE, batch.sales.size - first);
            block.count = 0;
            for (int i = 0; i < count; i++) {
                block.add(first + i, batch.partnerIndex(first + i, 0));
            }
            reading.answers(block, found);
            for (int i = 0; i < count; i++) {
                winners[first + i] = winner(found[i]);
            }
        }
    }
}
