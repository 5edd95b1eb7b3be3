package io.ratebook.evaluation;

import io.ratebook.evaluation.Outcome.Earning;
import io.ratebook.evaluation.drools.DrlAfter;
import io.ratebook.evaluation.drools.DrlComponent;
import io.ratebook.evaluation.drools.DrlSet;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Exact;
import io.ratebook.policy.Amount;
import io.ratebook.policy.Rate;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.RowRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds what DRL gives a sale after the tables: components that no sheet names, each rule a row of the sheet DRL. */
final class DrlAdditions {
    static final String SHEET = "DRL";
    private static final String OF_COMPONENT = "component: ";

    private final Batch batch;
    private final ReadyPolicy policy;
    private final Sales sales;
    private final Decisions decisions;
    private final DrlDesk desk;
    private final HistoryWalk walk;
    private final Map<List<String>, RatePlan> plans = new HashMap<>();

    /**
     * The rules of one policy.
     *
     * @param version of the policy
     * @param walk stands at the line whenever anything is asked
     */
    DrlAdditions(Batch batch, Decisions decisions, int version, DrlSet set, HistoryWalk walk) {
        this.batch = batch;
        this.policy = batch.versions.policies.get(version);
        this.sales = batch.sales;
        this.decisions = decisions;
        this.desk = new DrlDesk(batch, version, set);
        this.walk = walk;
    }

    /** Adds what the rules give this partner's part of the sale to what the tables gave it. */
    void add(int line, int slot, int credit, List<Earned> earned) throws LateParking {
        PartnerView partner = batch.partner(line, credit);
        walk.lookAs(line, partner);
        walk.facts.given = decisions.given.getOrDefault(slot, Map.of());
        List<Earned> own = earned.stream().filter(each -> each.slot == slot).toList();
        DrlAfter said = desk.after(
                walk, walk.facts.given, own.stream().map(DrlAdditions::fact).toList());
        if (said.parked() != null) {
            throw new LateParking(said.parked());
        }
        if (!said.nones().isEmpty()) {
            decisions.drlNone.put(slot, said.nones().get(0).reason());
        }
        Map<List<String>, List<Given>> byComponent = new TreeMap<>(
                java.util.Comparator.comparing((List<String> key) -> key.get(0)).thenComparing(key -> key.get(1)));
        for (DrlComponent component : said.components()) {
            Given given = given(line, own, component);
            byComponent
                    .computeIfAbsent(
                            List.of(component.component(), given.currency().code()), unseen -> new ArrayList<>())
                    .add(given);
        }
        Exact percent = sales.creditsOf(line).percents()[credit];
        byComponent.values().forEach(all -> earned.add(sum(slot, partner, percent, all)));
    }

    private static io.ratebook.drl.Earned fact(Earned earned) {
        List<RatePlan> rows = earned.earning.rows();
        return new io.ratebook.drl.Earned(
                earned.earning.component(),
                rows.get(0).row().ref().sheet(),
                rows.stream()
                        .map(row -> row.row().ref().label())
                        .reduce((left, right) -> left + " + " + right)
                        .orElse(""),
                earned.sum,
                earned.currency.code());
    }

    /** What one rule gives one component. */
    private record Given(
            RatePlan plan,
            Exact amount,
            CurrencyCode currency,
            @org.jspecify.annotations.Nullable Exact base,
            Object rate) {}

    private Given given(int line, List<Earned> own, DrlComponent component) throws LateParking {
        CurrencyCode currency = sales.currencyOf(line);
        if (component.given() instanceof DrlComponent.Fixed fixed) {
            Exact amount = Exact.of(fixed.money().amount());
            CurrencyCode in = fixed.money().currency();
            return new Given(plan(component), amount, in, null, RateText.money(amount, in));
        }
        if (component.given() instanceof DrlComponent.PercentOf of) {
            Exact percent = Exact.of(of.percent());
            return new Given(plan(component), percent.percentOf(of.base()), currency, of.base(), percent);
        }
        DrlComponent.PercentOfNamed named = (DrlComponent.PercentOfNamed) component.given();
        Exact percent = Exact.of(named.percent());
        Exact base = base(line, own, named.base(), component.rule());
        return new Given(plan(component), percent.percentOf(base), currency, base, percent);
    }

    private Exact base(int line, List<Earned> own, String name, String rule) throws LateParking {
        if (name.startsWith(OF_COMPONENT)) {
            return componentSum(line, own, name.substring(OF_COMPONENT.length()).trim());
        }
        BaseAmounts.Base base;
        try {
            base = policy.bases.of(name);
        } catch (IllegalArgumentException unknown) {
            throw new LateParking("DRL rule \"" + rule + "\": " + unknown.getMessage());
        }
        if (base.needsCost() && sales.cost[line] == Sales.UNKNOWN) {
            throw new LateParking("the cost is unknown; the base " + name + " of DRL rule \"" + rule + "\" needs it");
        }
        return base.of(sales, line, component -> componentSum(line, own, component));
    }

    private Exact componentSum(int line, List<Earned> own, String component) {
        Exact sum = Exact.ZERO;
        for (Earned each : own) {
            if (each.earning.component().equals(component) && each.currency.equals(sales.currencyOf(line))) {
                sum = sum.plus(each.sum);
            }
        }
        return sum;
    }

    private Earned sum(int slot, PartnerView partner, Exact credit, List<Given> given) {
        Exact sum = given.stream().map(Given::amount).reduce(Exact.ZERO, Exact::plus);
        Given first = given.get(0);
        Object rate = given.size() == 1
                ? first.rate()
                : given.stream()
                        .map(each -> RateText.rate(each.rate()))
                        .reduce((left, right) -> left + " + " + right)
                        .orElse("");
        Earning earning = new Earning(
                first.plan().component(), given.stream().map(Given::plan).toList(), List.of());
        return new Earned(slot, partner, credit, earning, first.currency(), sum, first.base(), rate);
    }

    /** The rule as a row, so that the line says where its amount comes from; one object a rule and component. */
    private RatePlan plan(DrlComponent component) {
        return plans.computeIfAbsent(List.of(component.rule(), component.component()), key -> {
            RateRow row = new RateRow(
                    new RowRef(SHEET, 0, component.rule()),
                    new TreeMap<>(),
                    new Rate.Fixed(new Amount(java.math.BigDecimal.ZERO, null)),
                    null,
                    component.component(),
                    null,
                    null,
                    List.of(),
                    "");
            return RatePlan.of(Integer.MAX_VALUE, row, policy.bases, Map.of(), policy.currency);
        });
    }
}
