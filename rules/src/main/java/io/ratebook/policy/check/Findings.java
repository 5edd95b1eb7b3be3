package io.ratebook.policy.check;

import io.ratebook.policy.Layout;
import io.ratebook.policy.Policy;
import io.ratebook.policy.Problem;
import io.ratebook.policy.Problem.Severity;
import io.ratebook.policy.RateSheet;
import io.ratebook.policy.RowRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects problems and puts them into the order of the workbook: sheet, row, then as found. */
final class Findings {
    static final String POLICY_SHEET = "Policy";

    private static final int FOUND_LENGTH_MAX = 80;

    private record Placed(int sheet, int row, Problem problem) {}

    private final Layout layout;
    private final Map<String, Integer> sheetRanks = new HashMap<>();
    private final List<Placed> placed = new ArrayList<>();

    Findings(Policy policy, Layout layout) {
        this.layout = layout;
        sheetRanks.put(POLICY_SHEET, 0);
        for (RateSheet sheet : policy.rates()) {
            sheetRanks.putIfAbsent(sheet.name(), sheetRanks.size());
        }
        for (String name : List.of("Tiers", "Bases", "Durations", "Thresholds", "Caps", "Referrals", "Tests")) {
            sheetRanks.putIfAbsent(name, sheetRanks.size());
        }
    }

    void error(RowRef ref, String title, String found, String expected, String suggestion) {
        add(Severity.ERROR, ref, title, found, expected, suggestion);
    }

    void warning(RowRef ref, String title, String found, String expected, String suggestion) {
        add(Severity.WARNING, ref, title, found, expected, suggestion);
    }

    void setting(Severity severity, String title, String found, String expected, String suggestion) {
        String cell = layout.cellOf(POLICY_SHEET, 0, title);
        placed.add(new Placed(
                0, 0, new Problem(severity, POLICY_SHEET, cell, null, title, shortened(found), expected, suggestion)));
    }

    List<Problem> inOrder() {
        placed.sort(Comparator.comparingInt(Placed::sheet).thenComparingInt(Placed::row));
        return placed.stream().map(Placed::problem).toList();
    }

    private void add(Severity severity, RowRef ref, String title, String found, String expected, String suggestion) {
        String cell = layout.cellOf(ref.sheet(), ref.number(), title);
        Problem problem =
                new Problem(severity, ref.sheet(), cell, ref.label(), title, shortened(found), expected, suggestion);
        int rank = sheetRanks.getOrDefault(ref.sheet(), sheetRanks.size());
        placed.add(new Placed(rank, ref.number(), problem));
    }

    private static String shortened(String found) {
        return found.length() <= FOUND_LENGTH_MAX ? found : found.substring(0, FOUND_LENGTH_MAX - 3) + "...";
    }
}
