package io.ratebook.bench;

import io.ratebook.evaluation.drools.RememberedRows;
import io.ratebook.evaluation.drools.RowDecider;
import io.ratebook.evaluation.drools.SituationBlock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A card of some rows, a million sales, and sales of which no two are in one situation. */
@SuppressWarnings("NullAway.Init") // JMH calls the method marked Setup first
@State(Scope.Benchmark)
public class CardState {
    static final int SALES = 1_000_000;
    static final int NEW_SITUATIONS = 16_384;
    static final int BLOCK = 4_096;

    /** Rows. */
    @Param({"20", "200", "2000", "10000"})
    public int rows;

    RateCard card;
    CardSales sales;
    CardReduction reduction;
    RowDecider decider;

    /** Sales of which no two are in one situation. */
    int[] unlike;

    @Setup
    public void build() {
        card = RateCard.ofRows(rows);
        sales = new CardSales(SALES);
        reduction = new CardReduction(card);
        decider = RowDecider.of(reduction.table());
        Set<List<Integer>> met = new HashSet<>();
        unlike = IntStream.range(0, SALES)
                .filter(sale -> met.add(
                        IntStream.of(reduction.situation(sales, sale)).boxed().collect(Collectors.toList())))
                .limit(NEW_SITUATIONS)
                .toArray();
        if (unlike.length < NEW_SITUATIONS) {
            throw new IllegalStateException("only " + unlike.length + " situations");
        }
    }

    RememberedRows<Winner> emptyMemory() {
        return RememberedRows.of(decider, Winner::of);
    }

    /** Winning rows of sales from first on, through the memory. */
    void winners(CardSales of, RememberedRows<Winner> memory, int[] winners) {
        SituationBlock asked = new SituationBlock(CardReduction.COLUMNS, BLOCK);
        Winner[] found = new Winner[BLOCK];
        for (int first = 0; first < of.count; first += BLOCK) {
            int count = Math.min(BLOCK, of.count - first);
            reduction.read(of, first, count, asked);
            memory.answers(asked, found);
            for (int i = 0; i < count; i++) {
                winners[first + i] = found[i].row();
            }
        }
    }

    List<SaleFact> facts(int from, int below) {
        List<SaleFact> facts = new ArrayList<>(below - from);
        for (int i = from; i < below; i++) {
            facts.add(new SaleFact(sales, unlike[i]));
        }
        return facts;
    }
}
