package io.ratebook.evaluation.drools;

import io.ratebook.drl.AfterTables;
import io.ratebook.evaluation.drools.DrlComponent.Fixed;
import io.ratebook.evaluation.drools.DrlComponent.Given;
import io.ratebook.evaluation.drools.DrlComponent.PercentOf;
import io.ratebook.evaluation.drools.DrlComponent.PercentOfNamed;
import io.ratebook.money.Exact;
import io.ratebook.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects components. A rule gives a component one outcome, whatever number of facts it matched. */
final class SaidAfter extends Said implements AfterTables {
    private static final Comparator<DrlNone> BY_COMPONENT = Comparator.comparing(DrlNone::component)
            .thenComparing(DrlNone::rule)
            .thenComparing(DrlNone::reason);

    private final Set<String> componentsOfSheets;
    private final TreeSet<DrlComponent> components = new TreeSet<>();
    private final TreeSet<DrlNone> nones = new TreeSet<>(BY_COMPONENT);

    SaidAfter(Set<String> componentsOfSheets) {
        this.componentsOfSheets = componentsOfSheets;
    }

    @Override
    public void percent(@Nullable String component, @Nullable String percent, @Nullable String base) {
        give(component, () -> new PercentOfNamed(SaidMoney.percent(percent), text("base", base)));
    }

    @Override
    public void percent(@Nullable String component, @Nullable String percent, @Nullable BigDecimal base) {
        give(component, () -> new PercentOf(SaidMoney.percent(percent), SaidMoney.base(base)));
    }

    @Override
    public void percent(@Nullable String component, @Nullable String percent, @Nullable Exact base) {
        give(component, () -> new PercentOf(SaidMoney.percent(percent), SaidMoney.base(base)));
    }

    @Override
    public void percent(@Nullable String component, @Nullable BigDecimal percent, @Nullable String base) {
        give(component, () -> new PercentOfNamed(SaidMoney.percent(percent), text("base", base)));
    }

    @Override
    public void percent(@Nullable String component, @Nullable BigDecimal percent, @Nullable BigDecimal base) {
        give(component, () -> new PercentOf(SaidMoney.percent(percent), SaidMoney.base(base)));
    }

    @Override
    public void percent(@Nullable String component, @Nullable BigDecimal percent, @Nullable Exact base) {
        give(component, () -> new PercentOf(SaidMoney.percent(percent), SaidMoney.base(base)));
    }

    @Override
    public void fixed(@Nullable String component, @Nullable String money) {
        give(component, () -> new Fixed(SaidMoney.notNegative(SaidMoney.money(money))));
    }

    @Override
    public void fixed(@Nullable String component, @Nullable Money money) {
        give(component, () -> new Fixed(SaidMoney.notNegative(SaidMoney.known(money))));
    }

    @Override
    public void none(@Nullable String component, @Nullable String reason) {
        take(about(component), () -> nones.add(new DrlNone(rule(), ours(component), text("reason", reason))));
    }

    private void give(@Nullable String component, Supplier<Given> given) {
        take(about(component), () -> add(new DrlComponent(rule(), ours(component), given.get())));
    }

    private void add(DrlComponent said) {
        DrlComponent earlier = components.ceiling(said);
        if (earlier == null || earlier.compareTo(said) != 0) {
            components.add(said);
        } else if (!earlier.given().equals(said.given())) {
            throw new IllegalArgumentException("the rule gives it different outcomes for one sale: expected one");
        }
    }

    private String ours(@Nullable String component) {
        String name = text("component", component);
        if (componentsOfSheets.contains(name)) {
            throw new IllegalArgumentException("a sheet decides it: expected a component that no sheet names");
        }
        return name;
    }

    private static String about(@Nullable String component) {
        return "component \"" + component + "\"";
    }

    DrlAfter outcome() {
        String obstacle = obstacle();
        if (obstacle != null) {
            return DrlAfter.parked(obstacle);
        }
        if (components.isEmpty() && nones.isEmpty()) {
            return DrlAfter.NOTHING;
        }
        List<DrlComponent> left = new ArrayList<>(components);
        nones.forEach(none -> left.removeIf(given -> given.component().equals(none.component())));
        return new DrlAfter(List.copyOf(left), List.copyOf(nones), null);
    }
}
