package io.ratebook.bench;

import io.ratebook.evaluation.WinningRows;
import java.util.concurrent.TimeUnit;
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

/** From the columns of a sale to its winning row by the code that evaluates, every situation met before; one thread. */
@SuppressWarnings("NullAway.Init") // JMH calls the method marked Setup first
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 2, jvmArgsAppend = "-Xmx4g")
public class WarmBenchmark {
    private WinningRows rows;
    private HandWrittenIndex index;
    private final int[] winners = new int[CardState.SALES];

    @Setup
    public void remember(CardState state) {
        rows = new WinningRows(
                CardPolicy.of(state.card), CardPolicy.sales(state.sales, CardState.SALES), CardPolicy.partners());
        index = new HandWrittenIndex(state.card);
        int[] byIndex = handWrittenIndex(state).clone();
        int[] bySituation = remembered();
        for (int sale = 0; sale < CardState.SALES; sale++) {
            same(sale, byIndex[sale], bySituation[sale]);
        }
        for (int sale = 0; sale < 1_000; sale++) {
            same(sale, state.card.scan(state.sales, sale)[0], bySituation[sale]);
        }
    }

    private static void same(int sale, int expected, int found) {
        if (expected != found) {
            throw new IllegalStateException("sale " + sale + ": row " + expected + " wins, found " + found);
        }
    }

    @Benchmark
    @OperationsPerInvocation(CardState.SALES)
    public int[] remembered() {
        rows.find(winners);
        return winners;
    }

    @Benchmark
    @OperationsPerInvocation(CardState.SALES)
    public int[] handWrittenIndex(CardState state) {
        CardSales sales = state.sales;
        for (int i = 0; i < sales.count; i++) {
            winners[i] =
                    index.winner(sales.category[i], sales.country[i], sales.level[i], sales.amount[i], sales.day[i]);
        }
        return winners;
    }
}
