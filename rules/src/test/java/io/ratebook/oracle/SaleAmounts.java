package io.ratebook.oracle;

import io.ratebook.evaluation.SaleLine;
import io.ratebook.policy.NamedBase;
import io.ratebook.policy.NamedBase.Less;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Bases of one sale line. A value that needs an unknown cost is null. */
final class SaleAmounts {
    private SaleAmounts() {}

    static Frac revenue(SaleLine line) {
        return Frac.of(line.amount()).minus(Frac.of(line.discount()));
    }

    /**
     * The base of that name.
     *
     * @param component the exact sum of a component of this sale, before credit and rounding
     */
    static @Nullable Frac base(String name, SaleLine line, List<NamedBase> named, Function<String, Frac> component) {
        switch (name) {
            case "Gross":
                return Frac.of(line.amount());
            case "Revenue":
                return revenue(line);
            case "Charged":
                return revenue(line).plus(Frac.of(line.tax())).plus(Frac.of(line.shipping()));
            case "Profit":
                BigDecimal cost = line.cost();
                return cost == null ? null : revenue(line).minus(Frac.of(cost)).max(Frac.ZERO);
            default:
                return ofRow(find(name, named), line, named, component);
        }
    }

    private static @Nullable Frac ofRow(
            NamedBase row, SaleLine line, List<NamedBase> named, Function<String, Frac> component) {
        String fromComponent = row.startsFromComponent();
        String from = row.startsFrom();
        Frac start = fromComponent != null
                ? component.apply(fromComponent)
                : from == null ? null : base(from, line, named, component);
        if (start == null) {
            return null;
        }
        Frac left = start;
        List<Less> deductions = List.of(row.discount(), row.tax(), row.shipping(), row.cost(), row.fees());
        List<@Nullable BigDecimal> own =
                java.util.Arrays.asList(line.discount(), line.tax(), line.shipping(), line.cost(), line.fees());
        for (int i = 0; i < deductions.size(); i++) {
            Frac deducted = deduction(deductions.get(i), start, own.get(i));
            if (deducted == null) {
                return null;
            }
            left = left.minus(deducted);
        }
        return left.percent(Frac.of(row.percent())).max(Frac.ZERO);
    }

    private static @Nullable Frac deduction(Less less, Frac start, @Nullable BigDecimal own) {
        if (less instanceof Less.Percent percent) {
            return start.percent(Frac.of(percent.percent()));
        }
        if (less instanceof Less.Yes) {
            return own == null ? null : Frac.of(own);
        }
        return Frac.ZERO;
    }

    private static NamedBase find(String name, List<NamedBase> named) {
        return named.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no base is called \"" + name + "\""));
    }
}
