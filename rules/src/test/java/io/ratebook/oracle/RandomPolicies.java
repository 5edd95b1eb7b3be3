package io.ratebook.oracle;

import io.ratebook.money.CurrencyCode;
import io.ratebook.policy.Amount;
import io.ratebook.policy.CapRow;
import io.ratebook.policy.DurationRow;
import io.ratebook.policy.DurationRow.EarnsFor;
import io.ratebook.policy.Layout;
import io.ratebook.policy.NamedBase;
import io.ratebook.policy.NamedBase.Less;
import io.ratebook.policy.Policy;
import io.ratebook.policy.PolicySettings;
import io.ratebook.policy.Problem;
import io.ratebook.policy.Rate;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.RateSheet;
import io.ratebook.policy.Reading;
import io.ratebook.policy.RowRef;
import io.ratebook.policy.SharePart;
import io.ratebook.policy.Sheet;
import io.ratebook.policy.TierScheme;
import io.ratebook.policy.check.KnownCodes;
import io.ratebook.policy.check.PolicyChecks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Policies that the checks accept, with every table and combination that the contract allows. */
final class RandomPolicies {
    private static final List<String> STANDARD = List.of("Gross", "Revenue", "Charged", "Profit");

    private final Pick pick;
    private final RandomCase.Flavour flavour;
    private final RandomCase.Kind kind;
    private final RandomConditions conditions;
    private final List<String> bases = new ArrayList<>(STANDARD);
    private final Map<String, List<SharePart>> shares = new HashMap<>();
    private List<NamedBase> named = List.of();
    private List<TierScheme> schemes = List.of();
    private boolean oneShareByComponent;
    private int rowId;

    RandomPolicies(Pick pick, RandomCase.Flavour flavour, RandomCase.Kind kind) {
        this.pick = pick;
        this.flavour = flavour;
        this.kind = kind;
        conditions = new RandomConditions(pick, flavour);
    }

    /** The first of as many as it takes that the checks accept. */
    Policy policy() {
        Policy policy = attempt();
        while (PolicyChecks.check(policy, Layout.none(), KnownCodes.none()).stream()
                .anyMatch(Problem::isError)) {
            bases.retainAll(RandomPolicies.STANDARD);
            shares.clear();
            policy = attempt();
        }
        return policy;
    }

    private Policy attempt() {
        named = pick.oneIn(2) ? List.of() : namedBases();
        boolean tiers = kind != RandomCase.Kind.WITHOUT_TIERS_AND_CAPS && pick.oneIn(2);
        schemes = tiers ? new RandomTiers(pick, flavour).schemes() : List.of();
        List<Reading> readings = readings();
        oneShareByComponent = readings.contains(Reading.ADDING);
        List<RateSheet> rates = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            rates.add(rateSheet(i == 0 ? "Rates" : "Rates " + (char) ('A' + i), readings.get(i)));
        }
        return new Policy(
                settings(),
                rates,
                schemes,
                named,
                pick.oneIn(2) ? Sheet.empty() : durations(),
                Sheet.empty(),
                kind != RandomCase.Kind.ANY || pick.oneIn(2) ? Sheet.empty() : caps(),
                Sheet.empty(),
                List.of());
    }

    private PolicySettings settings() {
        String zone = flavour.zone();
        return new PolicySettings(
                "",
                null,
                flavour.currency(),
                zone == null ? null : ZoneId.of(zone),
                null,
                pick.of(365, 30, 1),
                "",
                List.of(),
                null,
                null);
    }

    private List<Reading> readings() {
        return pick.of(
                List.of(Reading.FIRST_MATCH),
                List.of(Reading.FIRST_MATCH),
                List.of(Reading.ADDING),
                List.of(Reading.FIRST_MATCH, Reading.ADDING),
                List.of(Reading.ADDING, Reading.FIRST_MATCH, Reading.FIRST_MATCH));
    }

    private List<NamedBase> namedBases() {
        List<NamedBase> rows = new ArrayList<>();
        Less no = new Less.No();
        Less yes = new Less.Yes();
        Less tenth = new Less.Percent(new BigDecimal("12.5"));
        rows.add(base("Net", "Charged", null, no, tenth, yes, no, yes, "100"));
        rows.add(base("Margin", "Revenue", null, no, no, no, yes, tenth, "80"));
        rows.add(base("Half", "Net", null, yes, no, no, no, no, "50"));
        rows.forEach(row -> bases.add(row.name()));
        rows.add(base("OnCommission", null, "Commission", no, no, no, no, tenth, "100"));
        rows.add(base("OnBonus", null, "Bonus", no, no, no, no, no, "33.3"));
        rows.add(base("ThenHalf", "OnBonus", null, no, no, no, no, no, "50"));
        return rows;
    }

    private NamedBase base(
            String name,
            @Nullable String from,
            @Nullable String component,
            Less discount,
            Less tax,
            Less shipping,
            Less cost,
            Less fees,
            String percent) {
        RowRef ref = ref("Bases", 10 + name.length());
        return new NamedBase(ref, name, from, component, discount, tax, shipping, cost, fees, new BigDecimal(percent));
    }

    private RowRef ref(String sheet, int number) {
        return new RowRef(sheet, number, pick.oneIn(4) ? null : "R-%04d".formatted(++rowId));
    }

    private RateSheet rateSheet(String name, Reading reading) {
        List<RateRow> rows = new ArrayList<>();
        int count = pick.between(1, 5);
        for (int i = 0; i < count; i++) {
            rows.add(rateRow(ref(name, 7 + i), reading, pick.orNull(3, "Commission", "Bonus", "Extra"), rate(reading)));
        }
        if (name.equals("Rates") && !named.isEmpty()) {
            Rate percent = new Rate.Percent(new BigDecimal("12.5"));
            rows.add(rateRow(ref(name, 20), reading, null, percent));
            rows.add(rateRow(ref(name, 21), reading, "Bonus", percent));
        }
        return new RateSheet(
                name,
                reading,
                RandomConditions.columns(rows.stream().map(RateRow::when).toList()),
                rows);
    }

    private RateRow rateRow(RowRef ref, Reading reading, @Nullable String component, Rate rate) {
        boolean limited = !(rate instanceof Rate.None) && pick.oneIn(5);
        boolean takesBase = rate instanceof Rate.Percent || rate instanceof Rate.Tiered;
        boolean shared = !(rate instanceof Rate.None) && kind != RandomCase.Kind.WITHOUT_SHARE_AND_CAPS;
        return new RateRow(
                ref,
                conditions.when(bases),
                rate,
                takesBase ? base(component) : null,
                component,
                limited && pick.oneIn(2) ? limit("5") : null,
                limited && pick.oneIn(2) ? limit("12") : null,
                shared ? share(component == null ? RateRow.DEFAULT_COMPONENT : component) : List.of(),
                "");
    }

    private Amount limit(String value) {
        return new Amount(new BigDecimal(value), pick.oneIn(8) ? "USD" : null);
    }

    private @Nullable String base(@Nullable String component) {
        if (pick.oneIn(2)) {
            return null;
        }
        List<String> allowed = new ArrayList<>(bases);
        boolean deep = !named.isEmpty();
        if (deep && ("Bonus".equals(component) || "Extra".equals(component))) {
            allowed.add("OnCommission");
        }
        if (deep && "Extra".equals(component)) {
            allowed.addAll(List.of("OnBonus", "ThenHalf"));
        }
        return pick.from(allowed);
    }

    private Rate rate(Reading reading) {
        if (!schemes.isEmpty() && pick.oneIn(2)) {
            return new Rate.Tiered(pick.from(schemes).name());
        }
        if (reading == Reading.FIRST_MATCH && pick.oneIn(8)) {
            return new Rate.None();
        }
        return switch (pick.between(0, 5)) {
            case 0 -> new Rate.Fixed(money(pick.of("25", "0.5", "1")));
            case 1 -> new Rate.PerUnit(money(pick.of("2", "0.33")));
            case 2 -> new Rate.PerOrder(money(pick.of("10", "3")));
            default -> new Rate.Percent(new BigDecimal(pick.of("8", "2.5", "0", "100", "12.345", "33.3333")));
        };
    }

    private Amount money(String value) {
        String currency = pick.oneIn(8) ? pick.of("USD", "GBP") : null;
        int decimals = CurrencyCode.of(currency == null ? flavour.mainCurrency() : currency)
                .decimals();
        return new Amount(new BigDecimal(value).setScale(decimals, RoundingMode.UP), currency);
    }

    private List<SharePart> share(String component) {
        if (oneShareByComponent) {
            return shares.computeIfAbsent(component, name -> share());
        }
        return share();
    }

    private List<SharePart> share() {
        SharePart referrer = new SharePart(new BigDecimal(pick.of("20", "33.3")), new SharePart.To.Referrer());
        SharePart coop = new SharePart(new BigDecimal("40"), new SharePart.To.Component(pick.of("Co-op", "Bonus")));
        SharePart other = new SharePart(
                new BigDecimal(pick.of("10", "25")), new SharePart.To.Partner(pick.from(RandomSales.PARTNERS)));
        SharePart half = new SharePart(new BigDecimal("50"), new SharePart.To.Component("Half"));
        return pick.of(
                List.of(),
                List.of(),
                List.of(),
                List.of(referrer),
                List.of(coop),
                List.of(half, new SharePart(new BigDecimal("50"), new SharePart.To.Referrer())),
                List.of(other, referrer),
                List.of(referrer, coop, other));
    }

    private Sheet<DurationRow> durations() {
        List<DurationRow> rows = new ArrayList<>();
        int count = pick.between(1, 3);
        for (int i = 0; i < count; i++) {
            EarnsFor earns = pick.orNull(
                    2,
                    new EarnsFor.Months(pick.of(1, 2, 12)),
                    new EarnsFor.Payments(pick.of(1, 2)),
                    new EarnsFor.ForEver());
            rows.add(new DurationRow(
                    ref("Durations", 7 + i),
                    conditions.when(bases),
                    pick.of(0, 14, 30),
                    pick.orNull(2, DurationRow.Approval.values()),
                    earns,
                    pick.orNull(4, 0, 30, 60),
                    ""));
        }
        return new Sheet<>(
                RandomConditions.columns(rows.stream().map(DurationRow::when).toList()), rows);
    }

    private Sheet<CapRow> caps() {
        List<CapRow> rows = new ArrayList<>();
        int count = pick.between(1, 3);
        for (int i = 0; i < count; i++) {
            CapRow.Scope scope = pick.of(CapRow.Scope.values());
            boolean lasting = scope == CapRow.Scope.SALE || scope == CapRow.Scope.ORDER;
            rows.add(new CapRow(
                    ref("Caps", 7 + i),
                    conditions.when(bases),
                    scope,
                    lasting ? CapRow.Period.LIFETIME : pick.of(CapRow.Period.values()),
                    money(pick.of("5", "20", "60", "0")),
                    pick.orNull(2, "Commission", "Bonus", "Co-op"),
                    ""));
        }
        return new Sheet<>(
                RandomConditions.columns(rows.stream().map(CapRow::when).toList()), rows);
    }
}
