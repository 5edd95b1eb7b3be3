package io.ratebook.policy.check;

import io.ratebook.policy.Policy;
import io.ratebook.policy.PolicySettings;
import io.ratebook.policy.RateSheet;
import io.ratebook.policy.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Differences that are not rows: the Policy sheet and how each Rates sheet is read. */
final class SettingsDiff {
    private SettingsDiff() {}

    static List<PolicyDiff.SettingChanged> between(Policy old, Policy current) {
        List<PolicyDiff.SettingChanged> changes = new ArrayList<>();
        Map<String, String> before = settings(old.settings());
        settings(current.settings()).forEach((title, value) -> {
            add(changes, Findings.POLICY_SHEET, title, before.getOrDefault(title, ""), value);
        });
        Map<String, String> readBefore = readings(old);
        Map<String, String> readNow = readings(current);
        readNow.forEach((sheet, reading) -> {
            if (readBefore.containsKey(sheet)) {
                add(changes, sheet, "Rows are read", readBefore.getOrDefault(sheet, ""), reading);
            }
        });
        addSheetOrder(changes, readBefore, readNow);
        return changes;
    }

    /** Sheets of one reading are one list, so the order of the tabs decides too. */
    private static void addSheetOrder(
            List<PolicyDiff.SettingChanged> changes, Map<String, String> before, Map<String, String> now) {
        List<String> oldOrder = new ArrayList<>(before.keySet());
        List<String> newOrder = new ArrayList<>(now.keySet());
        oldOrder.retainAll(now.keySet());
        newOrder.retainAll(before.keySet());
        add(changes, "Rates", "Order of sheets", String.join(", ", oldOrder), String.join(", ", newOrder));
    }

    private static Map<String, String> settings(PolicySettings settings) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("Title", settings.title());
        cells.put("Program", text(settings.program()));
        cells.put("Currency", text(settings.currency()));
        cells.put("Time zone", text(settings.timeZone()));
        cells.put("Valid from", text(settings.validFrom()));
        cells.put("Reactivated after days", String.valueOf(settings.reactivatedAfterDays()));
        cells.put("Note", settings.note());
        cells.put("DRL", String.join(", ", settings.drl()));
        return cells;
    }

    private static Map<String, String> readings(Policy policy) {
        Map<String, String> readings = new LinkedHashMap<>();
        for (RateSheet sheet : policy.rates()) {
            boolean first = sheet.reading() == Reading.FIRST_MATCH;
            readings.put(sheet.name(), first ? "First matching row wins" : "Every matching row adds");
        }
        return readings;
    }

    private static void add(
            List<PolicyDiff.SettingChanged> changes, String sheet, String title, String before, String after) {
        if (!Objects.equals(before, after)) {
            changes.add(new PolicyDiff.SettingChanged(sheet, title, orNull(before), orNull(after)));
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
