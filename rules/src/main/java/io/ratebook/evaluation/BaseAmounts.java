package io.ratebook.evaluation;

import io.ratebook.money.Exact;
import io.ratebook.policy.NamedBase;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The bases of a policy, standard and named, as amounts of a sale line in major units. */
final class BaseAmounts {
    private final Map<String, Base> byName = new HashMap<>();

    /**
     * Makes ready the named bases.
     *
     * @throws IllegalArgumentException if one starts from a base that is not there, or from itself
     */
    BaseAmounts(Iterable<NamedBase> rows) {
        byName.put("Gross", new Standard("Gross", false, (sales, line) -> minor(sales, line, sales.amount[line])));
        byName.put("Revenue", new Standard("Revenue", false, (sales, line) -> minor(sales, line, sales.revenue(line))));
        byName.put(
                "Charged",
                new Standard(
                        "Charged",
                        false,
                        (sales, line) ->
                                minor(sales, line, sales.revenue(line) + sales.tax[line] + sales.shipping[line])));
        byName.put("Profit", new Standard("Profit", true, (sales, line) -> minor(sales, line, sales.revenue(line))
                .minus(micro(sales.cost[line]))
                .max(Exact.ZERO)));
        Map<String, NamedBase> named = new HashMap<>();
        rows.forEach(row -> named.put(row.name(), row));
        rows.forEach(row -> resolve(row.name(), named, 0));
    }

    /**
     * The base of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    Base of(String name) {
        Base base = byName.get(name);
        if (base == null) {
            throw new IllegalArgumentException("no base is called \"" + name + "\"");
        }
        return base;
    }

    private Base resolve(String name, Map<String, NamedBase> named, int depth) {
        Base known = byName.get(name);
        if (known != null) {
            return known;
        }
        NamedBase row = named.get(name);
        if (row == null || depth > named.size()) {
            throw new IllegalArgumentException("the base \"" + name + "\" is not there or starts from itself");
        }
        Base start = row.startsFrom() == null ? null : resolve(row.startsFrom(), named, depth + 1);
        Base base = new Named(row, start);
        byName.put(name, base);
        return base;
    }

    static Exact minor(Sales sales, int line, long units) {
        return Exact.ofScaled(units, sales.currencyOf(line).decimals());
    }

    static Exact micro(long millionths) {
        return Exact.ofScaled(millionths, 6);
    }

    /** A base of any kind. */
    sealed interface Base {
        String name();

        /** Whether the sale's cost must be known. */
        boolean needsCost();

        /** The component it starts from in the end, or null. */
        @Nullable
        String component();

        /**
         * The amount, never below zero, in major units.
         *
         * @param componentSums exact sum of a component on this line in the sale's currency, before credit
         */
        Exact of(Sales sales, int line, Function<String, Exact> componentSums);
    }

    private interface Formula {
        Exact of(Sales sales, int line);
    }

    private record Standard(String name, boolean needsCost, Formula formula) implements Base {
        @Override
        public @Nullable String component() {
            return null;
        }

        @Override
        public Exact of(Sales sales, int line, Function<String, Exact> componentSums) {
            return formula.of(sales, line);
        }
    }

    private record Named(NamedBase row, @Nullable Base start) implements Base {
        @Override
        public String name() {
            return row.name();
        }

        @Override
        public boolean needsCost() {
            return row.cost() instanceof NamedBase.Less.Yes || (start != null && start.needsCost());
        }

        @Override
        public @Nullable String component() {
            return start == null ? row.startsFromComponent() : start.component();
        }

        @Override
        public Exact of(Sales sales, int line, Function<String, Exact> componentSums) {
            Exact from = start == null
                    ? componentSums.apply(row.startsFromComponent() == null ? "" : row.startsFromComponent())
                    : start.of(sales, line, componentSums);
            Exact left = from.minus(less(row.discount(), from, () -> minor(sales, line, sales.discount[line])))
                    .minus(less(row.tax(), from, () -> minor(sales, line, sales.tax[line])))
                    .minus(less(row.shipping(), from, () -> minor(sales, line, sales.shipping[line])))
                    .minus(less(row.cost(), from, () -> micro(sales.cost[line])))
                    .minus(less(row.fees(), from, () -> micro(sales.fees[line])));
            return Exact.of(row.percent()).percentOf(left).max(Exact.ZERO);
        }

        private static Exact less(NamedBase.Less what, Exact from, java.util.function.Supplier<Exact> own) {
            if (what instanceof NamedBase.Less.Percent part) {
                return Exact.of(part.percent()).percentOf(from);
            }
            return what instanceof NamedBase.Less.Yes ? own.get() : Exact.ZERO;
        }
    }
}
