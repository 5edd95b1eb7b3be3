package io.ratebook.evaluation;

import io.ratebook.evaluation.Outcome.Earning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes outcomes of matching rows, each different one once. */
final class Outcomes {
    private final Map<List<Integer>, Outcome> byRows = new HashMap<>();
    private final Map<Long, Outcome> combined = new ConcurrentHashMap<>();

    /**
     * First match: per component the first row wins; {@code none} ends its component, and with a blank component all
     * that no earlier row has decided.
     *
     * @param matching the list's matching rows in order
     */
    synchronized Outcome ofFirstMatch(List<RatePlan> matching) {
        Set<String> decided = new HashSet<>();
        List<RatePlan> winners = new ArrayList<>();
        RatePlan refusal = null;
        for (RatePlan row : matching) {
            if (row.isNone() && row.row().endsAll()) {
                refusal = refusal == null ? row : refusal;
                break;
            }
            if (!decided.add(row.component())) {
                continue;
            }
            if (!row.isNone()) {
                winners.add(row);
            } else if (refusal == null) {
                refusal = row;
            }
        }
        return of(winners, refusal);
    }

    /** Adding: every matching row. */
    synchronized Outcome ofAdding(List<RatePlan> matching) {
        return of(matching, null);
    }

    /** Both lists together; rows of one component are summed. */
    Outcome combine(Outcome first, Outcome adding) {
        if (adding.components().isEmpty()) {
            return first;
        }
        return combined.computeIfAbsent(((long) first.id() << 32) | adding.id(), unseen -> {
            List<RatePlan> rows = new ArrayList<>();
            first.components().forEach(earning -> rows.addAll(earning.rows()));
            adding.components().forEach(earning -> rows.addAll(earning.rows()));
            synchronized (this) {
                return of(rows, first.refusal());
            }
        });
    }

    private Outcome of(List<RatePlan> winners, @Nullable RatePlan refusal) {
        List<Integer> key = new ArrayList<>();
        key.add(refusal == null ? -1 : refusal.index());
        winners.forEach(row -> key.add(row.index()));
        Outcome known = byRows.get(key);
        if (known == null) {
            known = make(byRows.size(), winners, refusal);
            byRows.put(List.copyOf(key), known);
        }
        return known;
    }

    private static Outcome make(int id, List<RatePlan> winners, @Nullable RatePlan refusal) {
        Map<String, List<RatePlan>> byComponent = new LinkedHashMap<>();
        winners.forEach(row -> byComponent
                .computeIfAbsent(row.component(), unseen -> new ArrayList<>())
                .add(row));
        List<Earning> earnings = new ArrayList<>();
        byComponent.forEach((component, rows) -> earnings.add(
                new Earning(component, List.copyOf(rows), rows.get(0).row().share())));
        return new Outcome(
                id,
                List.copyOf(ordered(earnings)),
                refusal,
                winners.stream().anyMatch(RatePlan::namesEvent),
                winners.stream()
                        .map(RatePlan::scheme)
                        .filter(java.util.Objects::nonNull)
                        .distinct()
                        .toList(),
                winners.stream().anyMatch(ParkingRules::mayPark));
    }

    /** Components whose base starts from another component come after it; the checks refuse circles. */
    private static List<Earning> ordered(List<Earning> earnings) {
        List<Earning> left = new ArrayList<>(earnings);
        List<Earning> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Earning next = left.stream()
                    .filter(candidate ->
                            left.stream().noneMatch(other -> other != candidate && startsFrom(candidate, other)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("components whose bases start from each other: "
                            + left.stream().map(Earning::component).toList()));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private static boolean startsFrom(Earning earning, Earning other) {
        return earning.rows().stream()
                .anyMatch(row ->
                        row.usesBase() && other.component().equals(row.base().component()));
    }
}
