package io.ratebook.policy.check;

import io.ratebook.policy.Conditional;
import io.ratebook.policy.Policy;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.RateSheet;
import io.ratebook.policy.Reading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A policy under check: what it says, what its tables call by name, and where findings go. */
final class CheckedPolicy {
    final Policy policy;
    final Names names;
    final Findings findings;
    final Wording wording;
    private final Map<Reading, RowList<RateRow>> rateLists = new EnumMap<>(Reading.class);

    CheckedPolicy(Policy policy, Findings findings) {
        this.policy = policy;
        this.names = new Names(policy);
        this.findings = findings;
        this.wording = new Wording(policy.settings().currency());
    }

    /** The rows of all Rates sheets of one reading: one list in tab order. */
    List<RateRow> ratesRead(Reading reading) {
        List<RateRow> rows = new ArrayList<>();
        for (RateSheet sheet : policy.rates()) {
            if (sheet.reading() == reading) {
                rows.addAll(sheet.rows());
            }
        }
        return rows;
    }

    /** The same rows, each against those before it; built once. */
    RowList<RateRow> rateList(Reading reading) {
        return rateLists.computeIfAbsent(
                reading, any -> new RowList<>(ratesRead(reading), CheckedPolicy::componentGroup, this));
    }

    private static String componentGroup(RateRow row) {
        return row.endsAll() ? RowList.GENERAL : row.componentOrDefault();
    }

    List<RateRow> allRates() {
        List<RateRow> rows = new ArrayList<>();
        policy.rates().forEach(sheet -> rows.addAll(sheet.rows()));
        return rows;
    }

    /** Every row with a WHEN side, table by table. */
    List<Conditional> allConditional() {
        List<Conditional> rows = new ArrayList<>(allRates());
        rows.addAll(policy.durations().rows());
        rows.addAll(policy.thresholds().rows());
        rows.addAll(policy.caps().rows());
        rows.addAll(policy.referrals().rows());
        return rows;
    }
}
