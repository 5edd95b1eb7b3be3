package io.ratebook.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks whose names the arguments match (all, if there are none) and prints their table. */
public final class Report {
    private Report() {}

    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        CommandLineOptions given = new CommandLineOptions(arguments);
        OptionsBuilder options = new OptionsBuilder();
        options.parent(given);
        if (given.getIncludes().isEmpty()) {
            options.include("io\\.ratebook\\.bench\\..*");
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        Map<String, Map<Integer, Double>> table = new TreeMap<>();
        for (RunResult result : results) {
            String[] name = result.getParams().getBenchmark().split("\\.", -1);
            String rows = result.getParams().getParam("rows");
            table.computeIfAbsent(name[name.length - 2] + "." + name[name.length - 1], unseen -> new TreeMap<>())
                    .put(rows == null ? 0 : Integer.parseInt(rows), score(result.getPrimaryResult()));
        }
        table.forEach(Report::print);
        ratio(table, "WarmBenchmark.remembered", "WarmBenchmark.handWrittenIndex");
        ratio(table, "ColdBenchmark.remembered", "ColdBenchmark.plainRowsAsFacts");
    }

    /** Operations a second, or, of what is measured shot by shot, the median of milliseconds. */
    private static double score(Result<?> result) {
        return result.getScoreUnit().startsWith("ops")
                ? result.getScore()
                : result.getStatistics().getPercentile(50);
    }

    private static void print(String name, Map<Integer, Double> scores) {
        StringBuilder line = new StringBuilder("| " + name);
        scores.values().forEach(score -> line.append(String.format(Locale.ROOT, " | %,.0f", score)));
        System.out.println(line.append(" |"));
    }

    private static void ratio(Map<String, Map<Integer, Double>> table, String ours, String theirs) {
        Map<Integer, Double> over = table.getOrDefault(ours, Map.of());
        Map<Integer, Double> under = table.getOrDefault(theirs, Map.of());
        StringBuilder line = new StringBuilder("| " + ours + " : " + theirs);
        for (Map.Entry<Integer, Double> score : over.entrySet()) {
            Double compared = under.get(score.getKey());
            if (compared != null) {
                line.append(String.format(Locale.ROOT, " | %.2f", score.getValue() / compared));
            }
        }
        System.out.println(line.append(" |"));
    }
}
