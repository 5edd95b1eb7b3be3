package io.ratebook.policy.check;

import io.ratebook.policy.Condition;
import io.ratebook.policy.check.Situations.Situation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds, for a row, the first row that accepts everything it accepts. Each row is filed under its most selective cell,
 * a list of codes or a band; a row that covers another must be filed where the other one looks.
 */
final class CoverIndex {
    private record CodeKey(int column, boolean excluded, String code) {}

    private record BandKey(int column, @Nullable String currency) {}

    private final Situations situations;
    private final Map<CodeKey, Integer> codeCounts = new HashMap<>();
    private final Map<BandKey, Map<Integer, Integer>> bandCounts = new HashMap<>();
    private final Map<CodeKey, List<Situation>> byCode = new HashMap<>();
    private final Map<BandKey, SpanTree<Situation>> byBand = new HashMap<>();
    /** Rows filed under their exclusions, by column: any list of codes may lie outside of them. */
    private final Map<Integer, List<Situation>> excluding = new HashMap<>();

    private final Map<Integer, Integer> listCounts = new HashMap<>();
    private final List<Situation> unfiled = new ArrayList<>();

    CoverIndex(Situations situations, List<Situation> rows) {
        this.situations = situations;
        rows.forEach(this::count);
        Map<BandKey, List<Span<Situation>>> spans = new HashMap<>();
        rows.forEach(row -> file(row, spans));
        spans.forEach((key, list) -> byBand.put(key, new SpanTree<>(list)));
    }

    /** The lowest position of a row before {@code end} that accepts all that the narrow one accepts, or -1. */
    int firstCovering(Situation narrow, int end) {
        Search search = new Search(narrow, end);
        unfiled.forEach(search::look);
        for (int column = 0; column < narrow.conditions().length; column++) {
            if (narrow.conditions()[column] >= 0) {
                lookIn(column, situations.condition(narrow.conditions()[column]), search);
            }
        }
        return search.found;
    }

    private void lookIn(int column, Accepts condition, Search search) {
        if (condition.condition() instanceof Condition.OneOf oneOf) {
            if (!oneOf.codes().isEmpty()) {
                filed(column, false, oneOf.codes().get(0)).forEach(search::look);
            }
            excluding.getOrDefault(column, List.of()).forEach(search::look);
        } else if (condition.condition() instanceof Condition.NoneOf noneOf) {
            noneOf.codes().forEach(code -> filed(column, true, code).forEach(search::look));
        } else {
            lookInBands(column, condition.condition(), search);
        }
    }

    private void lookInBands(int column, Condition condition, Search search) {
        Span<Boolean> span = Span.of(condition, true);
        SpanTree<Situation> tree = span == null ? null : byBand.get(bandKey(column, condition));
        if (span != null && tree != null) {
            tree.holding(span.from(), search::look);
        }
    }

    private List<Situation> filed(int column, boolean excluded, String code) {
        return byCode.getOrDefault(new CodeKey(column, excluded, code), List.of());
    }

    private void count(Situation row) {
        for (int column = 0; column < row.conditions().length; column++) {
            int number = row.conditions()[column];
            if (number >= 0) {
                count(column, number, situations.condition(number).condition());
            }
        }
    }

    private void count(int column, int number, Condition condition) {
        if (condition instanceof Condition.OneOf oneOf) {
            listCounts.merge(column, 1, Integer::sum);
            oneOf.codes().forEach(code -> codeCounts.merge(new CodeKey(column, false, code), 1, Integer::sum));
        } else if (condition instanceof Condition.NoneOf noneOf) {
            noneOf.codes().forEach(code -> codeCounts.merge(new CodeKey(column, true, code), 1, Integer::sum));
        } else if (Span.of(condition, true) != null) {
            bandCounts
                    .computeIfAbsent(bandKey(column, condition), key -> new HashMap<>())
                    .merge(number, 1, Integer::sum);
        }
    }

    private void file(Situation row, Map<BandKey, List<Span<Situation>>> spans) {
        int best = -1;
        long bestCost = Long.MAX_VALUE;
        for (int column = 0; column < row.conditions().length; column++) {
            long cost = cost(column, row.conditions()[column]);
            if (cost < bestCost) {
                best = column;
                bestCost = cost;
            }
        }
        if (best < 0) {
            unfiled.add(row);
            return;
        }
        Condition condition = situations.condition(row.conditions()[best]).condition();
        Span<Situation> span = Span.of(condition, row);
        if (span != null) {
            spans.computeIfAbsent(bandKey(best, condition), key -> new ArrayList<>())
                    .add(span);
        } else if (condition instanceof Condition.NoneOf noneOf) {
            fileUnder(new CodeKey(best, true, noneOf.codes().get(0)), row);
            excluding.computeIfAbsent(best, column -> new ArrayList<>()).add(row);
        } else if (condition instanceof Condition.OneOf oneOf) {
            for (String code : oneOf.codes()) {
                fileUnder(new CodeKey(best, false, code), row);
            }
        }
    }

    private void fileUnder(CodeKey key, Situation row) {
        byCode.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
    }

    /** About how many rows would look at a row filed there. */
    private long cost(int column, int number) {
        if (number < 0) {
            return Long.MAX_VALUE;
        }
        Condition condition = situations.condition(number).condition();
        if (condition instanceof Condition.OneOf oneOf) {
            long sum = 0;
            for (String code : oneOf.codes()) {
                sum += codeCounts.getOrDefault(new CodeKey(column, false, code), 0);
            }
            return sum;
        }
        if (condition instanceof Condition.NoneOf noneOf && !noneOf.codes().isEmpty()) {
            CodeKey first = new CodeKey(column, true, noneOf.codes().get(0));
            return codeCounts.getOrDefault(first, 0) + listCounts.getOrDefault(column, 0);
        }
        if (Span.of(condition, true) != null) {
            Map<Integer, Integer> counts = bandCounts.getOrDefault(bandKey(column, condition), Map.of());
            return counts.getOrDefault(number, 0);
        }
        return Long.MAX_VALUE;
    }

    private static BandKey bandKey(int column, Condition condition) {
        return new BandKey(column, condition instanceof Condition.Band band ? band.currency() : null);
    }

    private final class Search {
        private final Situation narrow;
        private int end;
        private int found = -1;

        Search(Situation narrow, int end) {
            this.narrow = narrow;
            this.end = end;
        }

        void look(Situation wide) {
            if (wide.position() < end && wide != narrow && situations.accepts(wide, narrow)) {
                found = wide.position();
                end = found;
            }
        }
    }
}
