package io.ratebook.policy.check;

import io.ratebook.policy.Conditional;
import io.ratebook.policy.DurationRow;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.Reading;
import io.ratebook.policy.ReferralRow;
import io.ratebook.policy.RowRef;
import io.ratebook.policy.ThresholdRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows that never win because one before them accepts everything they accept, and adding rows written twice. */
final class ReachCheck {
    private record Twice(SortedMap<?, ?> when, Map<String, String> outcome) {}

    private final CheckedPolicy checked;
    private final RowCells cells;

    ReachCheck(CheckedPolicy checked) {
        this.checked = checked;
        this.cells = new RowCells(checked.wording);
    }

    void run() {
        check(checked.rateList(Reading.FIRST_MATCH), "Rate", cells::outcome);
        checkAddedTwice();
        checkDurations();
        checkThresholds();
        List<ReferralRow> referrals = checked.policy.referrals().rows();
        check(referrals, "Value", row -> "depth " + row.depth(), cells::of);
    }

    private void checkDurations() {
        checkDuration("Hold days", row -> text(row.holdDays()));
        checkDuration("Approval", row -> text(row.approval()));
        checkDuration("Earns for", row -> text(row.earnsFor()));
        checkDuration("Clawback within days", row -> text(row.clawbackWithinDays()));
    }

    /** Each column of Durations is a list of its own: the rows in which it is not blank. */
    private void checkDuration(String title, Function<DurationRow, @Nullable String> outcome) {
        List<DurationRow> rows = checked.policy.durations().rows().stream()
                .filter(row -> outcome.apply(row) != null)
                .toList();
        check(rows, title, row -> title, row -> Map.of(title, cells.of(row).getOrDefault(title, "")));
    }

    private void checkThresholds() {
        List<ThresholdRow> rows = checked.policy.thresholds().rows();
        check(rows, "Minimum", this::currencyGroup, cells::of);
    }

    private String currencyGroup(ThresholdRow row) {
        if (row.minimum() == null) {
            return RowList.GENERAL;
        }
        String currency = row.minimum().currency();
        String own = checked.policy.settings().currency();
        return currency != null ? currency : own != null ? own : "the policy's currency";
    }

    private <R extends Conditional> void check(
            List<R> rows, String title, Function<R, String> group, Function<R, Map<String, String>> outcome) {
        check(new RowList<>(rows, group, checked), title, outcome);
    }

    private <R extends Conditional> void check(
            RowList<R> list, String title, Function<R, Map<String, String>> outcome) {
        List<R> rows = list.rows;
        for (int i = 0; i < rows.size(); i++) {
            int earlier = list.firstCovering(list.groupOf(i), list.situation(i), i);
            if (earlier >= 0) {
                boolean same = Arrays.equals(
                        list.situation(earlier).conditions(), list.situation(i).conditions());
                report(rows.get(i), rows.get(earlier), title, same, outcome);
            }
        }
    }

    private <R extends Conditional> void report(
            R row, R earlier, String title, boolean same, Function<R, Map<String, String>> outcome) {
        Map<String, String> mine = outcome.apply(row);
        Map<String, String> theirs = outcome.apply(earlier);
        String label = label(row.ref(), earlier.ref());
        String wins = theirs.getOrDefault(title, "");
        String found = mine.getOrDefault(title, "");
        if (!same) {
            warn(
                    row.ref(),
                    title,
                    found,
                    "a row that can win: " + label + " stands before it and accepts everything it accepts"
                            + (wins.isEmpty() ? "" : " (" + wins + ")"),
                    "move it above " + label + ", or delete it");
        } else if (mine.equals(theirs)) {
            warn(row.ref(), title, found, "each row once: " + label + " says the same", "delete one of the two");
        } else {
            warn(
                    row.ref(),
                    title,
                    found,
                    "one outcome for the same conditions: " + label + " has them too and wins"
                            + (wins.isEmpty() ? "" : " with " + wins),
                    "delete one of the two, or tell them apart");
        }
    }

    /** Where rows add, the same row twice pays twice. */
    private void checkAddedTwice() {
        Map<Twice, RateRow> seen = new HashMap<>();
        for (RateRow row : checked.ratesRead(Reading.ADDING)) {
            RateRow first = seen.putIfAbsent(new Twice(row.when(), cells.outcome(row)), row);
            if (first != null) {
                String label = label(row.ref(), first.ref());
                String found = checked.wording.rate(row.rate());
                String expected = "each row once: " + label + " is the same, and here both pay";
                warn(row.ref(), "Rate", found, expected, "delete one of the two");
            }
        }
    }

    private void warn(RowRef ref, String title, String found, String expected, String suggestion) {
        checked.findings.warning(ref, title, found, expected, suggestion);
    }

    static String label(RowRef from, RowRef to) {
        return from.sheet().equals(to.sheet()) ? to.label() : to.sheet() + " " + to.label();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
