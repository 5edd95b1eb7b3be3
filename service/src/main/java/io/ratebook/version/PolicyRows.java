package io.ratebook.version;

import io.ratebook.policy.Policy;
import io.ratebook.policy.RowRef;
import io.ratebook.version.RowNumbers.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where every row of a policy stands, by kind of table. */
final class PolicyRows {
    private final Map<Kind, List<RowRef>> refs = new EnumMap<>(Kind.class);

    private PolicyRows() {}

    static Map<Kind, List<RowRef>> of(Policy policy) {
        PolicyRows rows = new PolicyRows();
        policy.rates().forEach(sheet -> sheet.rows().forEach(row -> rows.add(Kind.RATES, row.ref())));
        policy.tiers().forEach(scheme -> scheme.bands().forEach(band -> rows.add(Kind.TIERS, band.ref())));
        policy.bases().forEach(row -> rows.add(Kind.BASES, row.ref()));
        policy.durations().rows().forEach(row -> rows.add(Kind.DURATIONS, row.ref()));
        policy.thresholds().rows().forEach(row -> rows.add(Kind.THRESHOLDS, row.ref()));
        policy.caps().rows().forEach(row -> rows.add(Kind.CAPS, row.ref()));
        policy.referrals().rows().forEach(row -> rows.add(Kind.REFERRALS, row.ref()));
        policy.tests().forEach(story -> story.steps().forEach(step -> rows.add(Kind.TESTS, step.ref())));
        return rows.refs;
    }

    /** Rows of all tables together. */
    static int count(Policy policy) {
        return of(policy).values().stream().mapToInt(List::size).sum();
    }

    private void add(Kind kind, RowRef ref) {
        refs.computeIfAbsent(kind, none -> new ArrayList<>()).add(ref);
    }
}
