package io.ratebook.policy.check;

import io.ratebook.money.CurrencyCode;
import io.ratebook.policy.PolicySettings;
import io.ratebook.policy.Problem.Severity;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** The Policy sheet. */
final class SettingsCheck {
    private final CheckedPolicy checked;
    private final PolicySettings settings;
    private final Predicate<String> drlSets;

    SettingsCheck(CheckedPolicy checked, Predicate<String> drlSets) {
        this.checked = checked;
        this.settings = checked.policy.settings();
        this.drlSets = drlSets;
    }

    void run() {
        checkCurrency();
        checkTimeZone();
        checkReactivatedAfter();
        checkDrl();
    }

    private void checkCurrency() {
        String currency = settings.currency();
        if (currency != null && CurrencyCode.find(currency) == null) {
            report(Severity.ERROR, "Currency", currency, "an ISO 4217 code", AmountCheck.suggestCurrency(currency));
        }
    }

    /** A fixed offset knows no summer time: its months begin an hour off for half of the year. */
    private void checkTimeZone() {
        if (settings.timeZone() instanceof ZoneOffset offset && !offset.equals(ZoneOffset.UTC)) {
            report(
                    Severity.WARNING,
                    "Time zone",
                    offset.getId(),
                    "a zone that knows summer time, such as Europe/Berlin",
                    "name the place instead of the offset");
        }
    }

    private void checkReactivatedAfter() {
        if (settings.reactivatedAfterDays() < 1) {
            String found = String.valueOf(settings.reactivatedAfterDays());
            report(Severity.ERROR, "Reactivated after days", found, "1 or more", "");
        }
    }

    private void checkDrl() {
        Set<String> seen = new HashSet<>();
        for (String set : settings.drl()) {
            if (!seen.add(set)) {
                report(Severity.ERROR, "DRL", set, "each DRL set once", "delete the second mention");
            } else if (!drlSets.test(set)) {
                report(Severity.ERROR, "DRL", set, "the name of a DRL set compiled with the product", "");
            }
        }
    }

    private void report(Severity severity, String title, String found, String expected, String suggestion) {
        checked.findings.setting(severity, title, found, expected, suggestion);
    }
}
