package io.ratebook.bench;

import io.ratebook.evaluation.Evaluator;
import io.ratebook.evaluation.Partners;
import io.ratebook.evaluation.Sales;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The whole evaluation with money and all that an explanation needs, first-match card, result lines read; one thread. */
@SuppressWarnings("NullAway.Init") // JMH calls the method marked Setup first
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 7, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class EvaluatorBenchmark {
    private static final int SALES = 500_000;

    /** Rows of the card. */
    @Param({"200", "2000"})
    public int rows;

    private Evaluator evaluator;
    private Sales sales;
    private Partners partners;

    @Setup
    public void build() {
        evaluator = Evaluator.of(CardPolicy.of(RateCard.ofRows(rows)));
        sales = CardPolicy.sales(new CardSales(SALES), SALES);
        partners = CardPolicy.partners();
    }

    /** The sum of all commissions, in minor units. */
    @Benchmark
    @OperationsPerInvocation(SALES)
    public long evaluate() {
        long[] sum = new long[1];
        evaluator.evaluate(sales, partners).forEachLine(line -> sum[0] += line.amountMinor());
        return sum[0];
    }
}
