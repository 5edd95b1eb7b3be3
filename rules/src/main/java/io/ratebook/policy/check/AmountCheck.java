package io.ratebook.policy.check;

import io.ratebook.money.CurrencyCode;
import io.ratebook.policy.Amount;
import io.ratebook.policy.CapRow;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.Conditional;
import io.ratebook.policy.Rate;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.ReferralRow;
import io.ratebook.policy.RowRef;
import io.ratebook.policy.Story;
import io.ratebook.policy.ThresholdRow;
import io.ratebook.policy.TierScheme;
import io.ratebook.policy.TierScheme.TierBand;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Money in cells: the currency must exist, and what is paid must be payable. An amount {@code per unit} may be finer
 * than a cent (0.005 x 1,000 units is 5.00), and so may a condition.
 */
final class AmountCheck {
    private static final Nearest CURRENCIES = new Nearest(codes());

    private final CheckedPolicy checked;

    AmountCheck(CheckedPolicy checked) {
        this.checked = checked;
    }

    static String suggestCurrency(String code) {
        return CURRENCIES.suggestion(code);
    }

    void run() {
        checked.allConditional().forEach(this::checkConditions);
        checked.allRates().forEach(this::checkRates);
        checked.policy.tiers().forEach(this::checkTiers);
        for (ThresholdRow row : checked.policy.thresholds().rows()) {
            checkPayable(row.ref(), "Minimum", row.minimum());
        }
        for (CapRow row : checked.policy.caps().rows()) {
            checkPayable(row.ref(), "Maximum", row.maximum());
        }
        checked.policy.referrals().rows().forEach(this::checkReferral);
        checked.policy.tests().forEach(story -> story.steps().forEach(this::checkExpected));
    }

    private void checkConditions(Conditional row) {
        for (Map.Entry<Column, Condition> cell : row.when().entrySet()) {
            if (cell.getValue() instanceof Condition.Band band) {
                String title =
                        band.from() != null ? Wording.fromTitle(cell.getKey()) : Wording.belowTitle(cell.getKey());
                checkCurrency(row.ref(), title, band.currency());
            }
        }
    }

    private void checkRates(RateRow row) {
        checkRate(row.ref(), row.rate());
        checkPayable(row.ref(), "Minimum", row.minimum());
        checkPayable(row.ref(), "Maximum", row.maximum());
    }

    private void checkTiers(TierScheme scheme) {
        for (TierBand band : scheme.bands()) {
            checkCurrency(band.ref(), band.from() != null ? "From" : "Below", band.currency());
            checkRate(band.ref(), band.rate());
        }
    }

    private void checkReferral(ReferralRow row) {
        if (row.value() instanceof ReferralRow.Value.Flat flat) {
            checkPayable(row.ref(), "Value", flat.amount());
        }
        checkPayable(row.ref(), "Minimum earnings", row.minimumEarnings());
    }

    private void checkExpected(Story.Step step) {
        Story.Expected expected = step.expected();
        if (expected != null && expected.amount() != null) {
            checkPayable(step.ref(), "Commission", new Amount(expected.amount(), expected.currency()));
        }
    }

    private void checkRate(RowRef ref, Rate rate) {
        if (rate instanceof Rate.Fixed fixed) {
            checkPayable(ref, "Rate", fixed.amount());
        } else if (rate instanceof Rate.PerOrder perOrder) {
            checkPayable(ref, "Rate", perOrder.amount());
        } else if (rate instanceof Rate.PerUnit perUnit) {
            checkCurrency(ref, "Rate", perUnit.amount().currency());
        }
    }

    private void checkPayable(RowRef ref, String title, @Nullable Amount amount) {
        if (amount == null || !checkCurrency(ref, title, amount.currency())) {
            return;
        }
        String code = amount.currency() == null ? checked.policy.settings().currency() : amount.currency();
        CurrencyCode currency = code == null ? null : CurrencyCode.find(code);
        if (currency != null && amount.value().scale() > currency.decimals()) {
            String expected = "an amount that " + code + " can pay: at most " + currency.decimals() + " decimals";
            checked.findings.error(ref, title, checked.wording.amount(amount), expected, "round it");
        }
    }

    private boolean checkCurrency(RowRef ref, String title, @Nullable String code) {
        if (code == null || CurrencyCode.find(code) != null) {
            return true;
        }
        checked.findings.error(ref, title, code, "an ISO 4217 currency", suggestCurrency(code));
        return false;
    }

    private static Set<String> codes() {
        return Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .filter(code -> CurrencyCode.find(code) != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
