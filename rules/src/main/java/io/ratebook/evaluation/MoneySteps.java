package io.ratebook.evaluation;

import io.ratebook.evaluation.Explanation.Calculation;
import io.ratebook.evaluation.RowAmounts.RowAmount;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Exact;
import io.ratebook.money.Money;
import io.ratebook.policy.TierScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes down the steps of a calculation while it is made. */
final class MoneySteps {
    private final Map<List<String>, List<String>> steps = new LinkedHashMap<>();
    private List<String> current = new ArrayList<>();

    void begin(String partner, String component) {
        current = of(partner, component);
    }

    private List<String> of(String partner, String component) {
        return steps.computeIfAbsent(List.of(partner, component), unseen -> new ArrayList<>());
    }

    /** Tiers before and after the sale, and the bands that rate it. */
    void tier(RatePlan row, Scheme scheme, TierReader.Reading reading) {
        TierScheme tier = scheme.row();
        String reached = reading.value().equals(reading.end())
                ? reading.value().toString()
                : reading.value() + " before and " + reading.end() + " after the sale";
        current.add(ParkingRules.name(row) + " takes its rate from tier " + tier.name() + " (" + word(tier.mode())
                + ", " + word(tier.metric()) + " by " + word(tier.period()) + "): " + reached);
        for (TierReader.Slice slice : reading.slices()) {
            Scheme.Band band = slice.band();
            current.add("  band " + band.row().ref().label() + " from "
                    + (band.from() == null ? "nothing" : band.from().toString())
                    + (band.below() == null ? "" : " below " + band.below()) + ": "
                    + (band.row().rate() instanceof io.ratebook.policy.Rate.Percent percent
                            ? percent.percent().toPlainString() + " %"
                            : "an amount")
                    + (slice.part().equals(Exact.ONE)
                            ? ""
                            : " on "
                                    + slice.part().times(Exact.HUNDRED).shown(6).toPlainString() + " % of the base"));
        }
        if (reading.slices().isEmpty()) {
            current.add("  no band holds " + reading.value());
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Base, rate and the row's own limits. */
    void row(RatePlan row, RowAmount before, Exact limited) {
        CurrencyCode currency = before.currency();
        Exact base = before.base();
        current.add(ParkingRules.name(row) + ": "
                + (base == null
                        ? RateText.rate(before.rate())
                        : row.base().name() + " " + RateText.decimal(base, currency.decimals()) + " x "
                                + RateText.rate(before.rate()))
                + " = " + RateText.money(before.amount(), currency));
        if (row.minimum() == null && row.maximum() == null) {
            return;
        }
        current.add(
                limited.equals(before.amount())
                        ? "  no minimum or maximum reached"
                        : "  "
                                + (limited.compareTo(before.amount()) > 0
                                        ? "raised to the minimum "
                                        : "cut to the maximum ")
                                + RateText.money(limited, currency));
    }

    void rounded(Earned earned) {
        String credit = earned.credit.equals(Exact.HUNDRED)
                ? ""
                : " x credit " + earned.credit.shown(6).toPlainString() + " %";
        of(earned.partner.code(), earned.earning.component())
                .add("sum " + RateText.money(earned.sum, earned.currency) + credit + ", rounded half up: "
                        + new Money(earned.minor, earned.currency));
    }

    void capped(Earned earned) {
        if (earned.note != null) {
            of(earned.partner.code(), earned.earning.component()).add(earned.note);
        }
    }

    /** What Share sent where, as the settled commissions say it. */
    void shared(Commission commission) {
        if (commission.note() != null && commission.note().contains("shared by")) {
            of(commission.partner(), commission.component())
                    .add(commission.note() + ": " + new Money(commission.minor(), commission.currency()));
        }
    }

    List<Calculation> calculations() {
        List<Calculation> all = new ArrayList<>();
        steps.forEach((who, lines) -> all.add(new Calculation(who.get(0), who.get(1), List.copyOf(lines))));
        return all;
    }
}
