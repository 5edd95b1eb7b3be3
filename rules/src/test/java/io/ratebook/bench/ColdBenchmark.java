package io.ratebook.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the columns of a sale to its winning row, every sale in a situation not met before; one thread. */
@SuppressWarnings("NullAway.Init") // JMH calls the method marked Setup first
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(value = 3, jvmArgsAppend = "-Xmx2g")
public class ColdBenchmark {
    private CardSales unlike;
    private PlainRowsAsFacts rowsAsFacts;
    private RulePerRow rulePerRow;
    private final int[] winners = new int[CardState.NEW_SITUATIONS];

    @Setup
    public void check(CardState state) {
        unlike = state.sales.only(state.unlike);
        rowsAsFacts = new PlainRowsAsFacts(state.card);
        rulePerRow = new RulePerRow(state.card);
        int[] found = remembered(state).clone();
        for (int[] other :
                List.of(plainRowsAsFacts(state).clone(), rulePerRow(state).clone())) {
            for (int i = 0; i < found.length; i++) {
                if (found[i] != other[i]) {
                    throw new IllegalStateException("sale " + i + ": row " + other[i] + " wins, found " + found[i]);
                }
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(CardState.NEW_SITUATIONS)
    public int[] remembered(CardState state) {
        state.winners(unlike, state.emptyMemory(), winners);
        return winners;
    }

    @Benchmark
    @OperationsPerInvocation(CardState.NEW_SITUATIONS)
    public int[] plainRowsAsFacts(CardState state) {
        return inBatches(state, rowsAsFacts::decide);
    }

    @Benchmark
    @OperationsPerInvocation(CardState.NEW_SITUATIONS)
    public int[] rulePerRow(CardState state) {
        return inBatches(state, rulePerRow::decide);
    }

    private int[] inBatches(CardState state, Consumer<List<SaleFact>> decide) {
        for (int from = 0; from < CardState.NEW_SITUATIONS; from += CardState.BLOCK) {
            List<SaleFact> batch = state.facts(from, from + CardState.BLOCK);
            decide.accept(batch);
            for (int i = 0; i < batch.size(); i++) {
                winners[from + i] = batch.get(i).winner();
            }
        }
        return winners;
    }
}
