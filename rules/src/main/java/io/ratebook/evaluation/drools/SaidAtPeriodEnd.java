package io.ratebook.evaluation.drools;

import io.ratebook.drl.Partner;
import io.ratebook.drl.PeriodClose;
import io.ratebook.drl.PeriodEnd;
import io.ratebook.money.Money;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects adjustments. A key stands for one of them. */
final class SaidAtPeriodEnd extends Said implements PeriodEnd {
    private final Set<String> partners = new HashSet<>();
    private final Map<String, DrlAdjustment> byKey = new TreeMap<>();
    private final Set<String> keysOfMany = new TreeSet<>();

    SaidAtPeriodEnd(List<PeriodClose> closes) {
        for (PeriodClose close : closes) {
            for (Partner partner = close.partner(); partner != null; partner = partner.upline()) {
                partners.add(partner.code());
            }
        }
    }

    @Override
    public void adjust(
            @Nullable String partner,
            @Nullable String component,
            @Nullable String money,
            @Nullable String reason,
            @Nullable String key) {
        adjust(partner, component, () -> SaidMoney.money(money), reason, key);
    }

    @Override
    public void adjust(
            @Nullable String partner,
            @Nullable String component,
            @Nullable Money money,
            @Nullable String reason,
            @Nullable String key) {
        adjust(partner, component, () -> SaidMoney.known(money), reason, key);
    }

    private void adjust(
            @Nullable String partner,
            @Nullable String component,
            Supplier<Money> money,
            @Nullable String reason,
            @Nullable String key) {
        take(
                "adjusting partner \"" + partner + "\" by key \"" + key + "\"",
                () -> add(new DrlAdjustment(
                        text("key", key),
                        rule(),
                        known(partner),
                        text("component", component),
                        money.get(),
                        text("reason", reason))));
    }

    private String known(@Nullable String partner) {
        String code = text("partner", partner);
        if (!partners.contains(code)) {
            throw new IllegalArgumentException(
                    "not among those of the period: expected one with figures in it, or of their upline");
        }
        return code;
    }

    private void add(DrlAdjustment said) {
        DrlAdjustment earlier = byKey.putIfAbsent(said.key(), said);
        if (earlier != null && !earlier.equals(said)) {
            keysOfMany.add(said.key());
        }
    }

    DrlClose outcome() {
        keysOfMany.forEach(
                key -> conflict("key \"" + key + "\" stands for different adjustments: expected a key for each"));
        String obstacle = obstacle();
        return obstacle == null ? new DrlClose(List.copyOf(byKey.values()), null) : DrlClose.parked(obstacle);
    }
}
