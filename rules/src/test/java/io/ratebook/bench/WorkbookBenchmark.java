package io.ratebook.bench;

import io.ratebook.evaluation.Evaluator;
import io.ratebook.evaluation.drools.DrlSets;
import io.ratebook.policy.Policy;
import io.ratebook.policy.Problem;
import io.ratebook.policy.check.KnownCodes;
import io.ratebook.policy.check.PolicyChecks;
import io.ratebook.policy.check.StoryRunner;
import io.ratebook.policy.sheet.ReadPolicy;
import io.ratebook.policy.sheet.WorkbookReader;
import io.ratebook.policy.sheet.WorkbookWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A workbook from its bytes to an evaluator ready for the first sale, all checks included; the report takes the median. */
@SuppressWarnings("NullAway.Init") // JMH calls the method marked Setup first
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
public class WorkbookBenchmark {
    /** Rows of the Rates sheet. */
    @Param({"200", "2000", "10000"})
    public int rows;

    private byte[] workbook;

    @Setup
    public void write() {
        workbook = WorkbookWriter.write(CardPolicy.of(RateCard.ofRows(rows)));
        long errors = problems(read()).stream().filter(Problem::isError).count();
        if (errors > 0) {
            throw new IllegalStateException("the card has " + errors + " errors, so nothing would be made ready");
        }
    }

    @Benchmark
    public Evaluator fromBytesToReady() {
        ReadPolicy read = read();
        List<Problem> problems = problems(read);
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new IllegalStateException("errors: " + problems);
        }
        return Evaluator.of(policy(read));
    }

    private ReadPolicy read() {
        return WorkbookReader.read(workbook);
    }

    private static List<Problem> problems(ReadPolicy read) {
        List<Problem> problems = new ArrayList<>(read.problems());
        Policy policy = policy(read);
        problems.addAll(PolicyChecks.check(
                policy, read.layout(), KnownCodes.none(), DrlSets.shipped().names()::contains));
        problems.addAll(StoryRunner.run(policy, read.layout()));
        return problems;
    }

    private static Policy policy(ReadPolicy read) {
        return Objects.requireNonNull(read.policy());
    }
}
