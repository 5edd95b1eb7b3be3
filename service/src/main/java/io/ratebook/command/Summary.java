package io.ratebook.command;

import io.ratebook.evaluation.ResultLine;
import io.ratebook.money.CurrencyCode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Counts and totals of results. Currencies are never added to each other. */
final class Summary implements Consumer<ResultLine> {
    private static final int SHOWN_MAX = 10;

    private record Key(ResultLine.Kind kind, String component, CurrencyCode currency) {}

    private record RowKey(String sheet, String row, CurrencyCode currency) {}

    private record Reason(ResultLine.Kind kind, String text) {}

    /** Minor units in 64 bits; a sum beyond them fails. */
    private static final class Total {
        private long count;
        private long minor;

        private void add(ResultLine line) {
            count++;
            minor = Math.addExact(minor, line.amountMinor());
        }

        private String in(CurrencyCode currency) {
            BigDecimal amount = BigDecimal.valueOf(minor, currency.decimals());
            return ("%,." + currency.decimals() + "f " + currency).formatted(amount);
        }
    }

    private final Map<Key, Total> byKind = new HashMap<>();
    private final Map<RowKey, Total> byRow = new HashMap<>();
    private final Map<Reason, Total> byReason = new HashMap<>();
    private long written;

    private static final Comparator<Key> ORDER = Comparator.comparing(Key::kind)
            .thenComparing(Key::component)
            .thenComparing(key -> key.currency().code());

    @Override
    public void accept(ResultLine line) {
        written++;
        if (line.kind() == ResultLine.Kind.NONE || line.kind() == ResultLine.Kind.PARKED) {
            byReason.computeIfAbsent(new Reason(line.kind(), alike(line)), unseen -> new Total())
                    .add(line);
            return;
        }
        byKind.computeIfAbsent(new Key(line.kind(), line.component(), line.currency()), unseen -> new Total())
                .add(line);
        if (line.kind() == ResultLine.Kind.COMMISSION) {
            byRow.computeIfAbsent(new RowKey(line.sheet(), line.row(), line.currency()), unseen -> new Total())
                    .add(line);
        }
    }

    /** Reasons that differ only in what the line itself names are one: {@code sale ... is unknown}. */
    private static String alike(ResultLine line) {
        return without(line.partner(), without(line.reference(), without(line.sale(), line.reason())));
    }

    private static String without(String name, String reason) {
        return name.isEmpty()
                ? reason
                : (reason + " ").replace(" " + name + " ", " ... ").stripTrailing();
    }

    /** The short form: what was read, what is earned, what is not and why. */
    void print(PrintWriter out, long linesRead, long repeated) {
        out.printf("%,d sales and refunds read, %,d result lines%n", linesRead, written);
        if (repeated > 0) {
            out.printf("%,d lines of the file stand there twice, word for word, and count once%n", repeated);
        }
        byKind.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .forEach(entry -> out.printf(
                        "  %-11s %-24s %,9d lines  %20s%n",
                        entry.getKey().kind().word(),
                        entry.getKey().component(),
                        entry.getValue().count,
                        entry.getValue().in(entry.getKey().currency())));
        printReasons(out);
        out.flush();
    }

    /** And which rows earned it. */
    void printRows(PrintWriter out) {
        if (byRow.isEmpty()) {
            return;
        }
        out.println("Rows that earn most often:");
        largest(byRow)
                .forEach(entry -> out.printf(
                        "  %-36s %,9d lines  %20s%n",
                        entry.getKey().sheet() + " " + entry.getKey().row(),
                        entry.getValue().count,
                        entry.getValue().in(entry.getKey().currency())));
        printRest(out, byRow, "row", "rows");
        out.flush();
    }

    private void printReasons(PrintWriter out) {
        largest(byReason)
                .forEach(entry -> out.printf(
                        "  %-36s %,9d lines  %s%n",
                        entry.getKey().kind().word(),
                        entry.getValue().count,
                        entry.getKey().text()));
        printRest(out, byReason, "reason", "reasons");
    }

    private static <K> List<Map.Entry<K, Total>> largest(Map<K, Total> totals) {
        return totals.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<K, Total> entry) -> -entry.getValue().count)
                        .thenComparing(entry -> entry.getKey().toString()))
                .limit(SHOWN_MAX)
                .toList();
    }

    private static <K> void printRest(PrintWriter out, Map<K, Total> totals, String one, String many) {
        if (totals.size() > SHOWN_MAX) {
            long shown = largest(totals).stream()
                    .mapToLong(entry -> entry.getValue().count)
                    .sum();
            long all = totals.values().stream().mapToLong(total -> total.count).sum();
            int more = totals.size() - SHOWN_MAX;
            out.printf("  and %,d more %s with %,d lines%n", more, more == 1 ? one : many, all - shown);
        }
    }
}
