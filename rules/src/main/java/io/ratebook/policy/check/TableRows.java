package io.ratebook.policy.check;

import io.ratebook.policy.Policy;
import io.ratebook.policy.RowRef;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All rows of a policy, table by table, as their cells. */
final class TableRows {
    enum Kind {
        RATES,
        TIERS,
        BASES,
        DURATIONS,
        THRESHOLDS,
        CAPS,
        REFERRALS,
        TESTS
    }

    /** A row as the cells that are not blank, by title. */
    record TableRow(RowRef ref, Map<String, String> cells) {}

    private final Map<Kind, List<TableRow>> rows = new EnumMap<>(Kind.class);

    static TableRows of(Policy policy, Wording wording) {
        RowCells cells = new RowCells(wording);
        TableRows all = new TableRows();
        policy.rates().forEach(sheet -> sheet.rows().forEach(row -> all.add(Kind.RATES, row.ref(), cells.of(row))));
        policy.tiers().forEach(scheme -> scheme.bands()
                .forEach(band -> all.add(Kind.TIERS, band.ref(), cells.of(scheme, band))));
        policy.bases().forEach(row -> all.add(Kind.BASES, row.ref(), cells.of(row)));
        policy.durations().rows().forEach(row -> all.add(Kind.DURATIONS, row.ref(), cells.of(row)));
        policy.thresholds().rows().forEach(row -> all.add(Kind.THRESHOLDS, row.ref(), cells.of(row)));
        policy.caps().rows().forEach(row -> all.add(Kind.CAPS, row.ref(), cells.of(row)));
        policy.referrals().rows().forEach(row -> all.add(Kind.REFERRALS, row.ref(), cells.of(row)));
        policy.tests().forEach(story -> story.steps()
                .forEach(step -> all.add(Kind.TESTS, step.ref(), cells.of(story, step))));
        return all;
    }

    List<TableRow> of(Kind kind) {
        return rows.getOrDefault(kind, List.of());
    }

    private void add(Kind kind, RowRef ref, Map<String, String> cells) {
        rows.computeIfAbsent(kind, any -> new ArrayList<>()).add(new TableRow(ref, cells));
    }
}
