package io.ratebook.bench;

import java.util.List;
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

/** What most people would build: one rule per row, and a Drools session for each sale. */
@SuppressWarnings("NullAway.Init") // JMH calls the method marked Setup first
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class SessionPerSaleBenchmark {
    private static final int SALES = 500;

    private RulePerRow rulePerRow;

    @Setup
    public void compile(CardState state) {
        rulePerRow = new RulePerRow(state.card);
    }

    @Benchmark
    @OperationsPerInvocation(SALES)
    public int sessionPerSale(CardState state) {
        int sum = 0;
        for (int sale = 0; sale < SALES; sale++) {
            SaleFact fact = new SaleFact(state.sales, sale);
            rulePerRow.decide(List.of(fact));
            sum += fact.winner();
        }
        return sum;
    }
}
