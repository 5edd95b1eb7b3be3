package io.ratebook.policy.check;

import io.ratebook.policy.Amount;
import io.ratebook.policy.Field;
import io.ratebook.policy.Rate;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.RateSheet;
import io.ratebook.policy.Reading;
import io.ratebook.policy.SharePart;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The THEN side of Rates: names, {@code none} where rows add, limits that can never apply, shares that contradict. */
final class RateRowCheck {
    private final CheckedPolicy checked;
    private final @Nullable Set<String> knownPartners;
    private final @Nullable Nearest nearestPartner;
    /** The first adding row of each component: its Share is everybody's. */
    private final Map<String, RateRow> addingShare = new HashMap<>();

    private final Map<String, String> spelling = new HashMap<>();

    RateRowCheck(CheckedPolicy checked, KnownCodes known) {
        this.checked = checked;
        this.knownPartners = known.of(Field.PARTNER);
        this.nearestPartner = knownPartners == null ? null : new Nearest(knownPartners);
    }

    void run() {
        for (RateRow row : checked.ratesRead(Reading.ADDING)) {
            if (!(row.rate() instanceof Rate.None)) {
                addingShare.putIfAbsent(row.componentOrDefault(), row);
            }
        }
        for (RateSheet sheet : checked.policy.rates()) {
            for (RateRow row : sheet.rows()) {
                check(sheet.reading(), row);
            }
        }
    }

    private void check(Reading reading, RateRow row) {
        checkBase(row);
        checkScheme(row);
        checkComponent(row);
        checkLimits(row);
        checkShare(row);
        if (reading == Reading.ADDING && row.rate() instanceof Rate.None) {
            checked.findings.error(
                    row.ref(),
                    "Rate",
                    "none",
                    "a rate: where every matching row adds, no row can end a component",
                    "move it to a sheet where the first matching row wins, or exclude the sales by conditions");
        }
    }

    private void checkBase(RateRow row) {
        String base = row.base();
        if (base != null && !checked.names.bases.contains(base)) {
            checked.findings.error(
                    row.ref(),
                    "Base",
                    base,
                    "a base: a standard one or a row of Bases",
                    checked.names.nearestBase.suggestion(base));
        }
    }

    private void checkScheme(RateRow row) {
        if (row.rate() instanceof Rate.Tiered tiered && !checked.names.schemes.contains(tiered.scheme())) {
            checked.findings.error(
                    row.ref(),
                    "Rate",
                    "tier: " + tiered.scheme(),
                    "a scheme of Tiers",
                    checked.names.nearestScheme.suggestion(tiered.scheme()));
        }
    }

    /** Commission and commission would be two amounts, each with its own first match. */
    private void checkComponent(RateRow row) {
        String component = row.component();
        if (component == null) {
            spelling.putIfAbsent("commission", RateRow.DEFAULT_COMPONENT);
            return;
        }
        if (row.rate() instanceof Rate.None && !checked.names.components.containsKey(component)) {
            unknownComponentOfNone(row, component);
            return;
        }
        String other = spelling.putIfAbsent(component.toLowerCase(java.util.Locale.ROOT), component);
        if (other != null && !other.equals(component)) {
            checked.findings.warning(
                    row.ref(),
                    "Component",
                    component,
                    "one spelling: this pays beside the component " + other,
                    "did you mean \"" + other + "\"?");
        }
    }

    private void unknownComponentOfNone(RateRow row, String component) {
        checked.findings.warning(
                row.ref(),
                "Component",
                component,
                "a component that some row earns: there is nothing for none to end",
                checked.names.nearestComponent.suggestion(component));
    }

    /** A limit in another currency than the fixed amount parks every sale that the row wins. */
    private void checkLimits(RateRow row) {
        Amount fixed = fixedAmount(row.rate());
        if (fixed != null) {
            checkLimit(row, "Minimum", row.minimum(), fixed);
            checkLimit(row, "Maximum", row.maximum(), fixed);
        }
    }

    private void checkLimit(RateRow row, String title, @Nullable Amount limit, Amount fixed) {
        String currency = currencyOf(fixed);
        if (limit != null && currency != null && !currency.equals(currencyOf(limit))) {
            checked.findings.error(
                    row.ref(),
                    title,
                    checked.wording.amount(limit),
                    "the currency of the Rate, " + currency + ": nothing converts, so the row could never pay",
                    "");
        }
    }

    private @Nullable String currencyOf(Amount amount) {
        return amount.currency() == null ? checked.policy.settings().currency() : amount.currency();
    }

    private static @Nullable Amount fixedAmount(Rate rate) {
        if (rate instanceof Rate.Fixed fixed) {
            return fixed.amount();
        }
        if (rate instanceof Rate.PerUnit perUnit) {
            return perUnit.amount();
        }
        return rate instanceof Rate.PerOrder perOrder ? perOrder.amount() : null;
    }

    private void checkShare(RateRow row) {
        if (row.rate() instanceof Rate.None) {
            return;
        }
        RateRow first = addingShare.get(row.componentOrDefault());
        if (first != null && !sameShare(first.share(), row.share())) {
            String theirs = first.share().isEmpty() ? "no Share" : "\"" + Wording.share(first.share()) + "\"";
            checked.findings.error(
                    row.ref(),
                    "Share",
                    row.share().isEmpty() ? "(blank)" : Wording.share(row.share()),
                    theirs + ", as " + place(row, first) + " has: rows of the component " + row.componentOrDefault()
                            + " are summed before anything is shared",
                    "write the same Share, or give the row a component of its own");
        }
        row.share().forEach(part -> checkReceiver(row, part));
    }

    private static String place(RateRow row, RateRow other) {
        String label = other.ref().label();
        return other.ref().sheet().equals(row.ref().sheet())
                ? label
                : other.ref().sheet() + " " + label;
    }

    /** The order in which parts are written decides nothing. */
    private static boolean sameShare(List<SharePart> a, List<SharePart> b) {
        return a.size() == b.size() && new HashSet<>(a).equals(new HashSet<>(b));
    }

    private void checkReceiver(RateRow row, SharePart part) {
        if (part.to() instanceof SharePart.To.Component to && to.name().equals(row.componentOrDefault())) {
            checked.findings.warning(
                    row.ref(),
                    "Share",
                    Wording.share(List.of(part)),
                    "another component: this part goes back to where it came from",
                    "leave it out");
        }
        if (part.to() instanceof SharePart.To.Partner to
                && knownPartners != null
                && nearestPartner != null
                && !knownPartners.contains(to.code())) {
            checked.findings.warning(
                    row.ref(), "Share", to.code(), "a partner of the program", nearestPartner.suggestion(to.code()));
        }
    }
}
