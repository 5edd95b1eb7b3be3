package io.ratebook.evaluation.drools;

import io.ratebook.drl.BeforeTables;
import io.ratebook.drl.Sale;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects attributes. A name may be set by many rules, but to one value only. */
final class SaidBefore extends Said implements BeforeTables {
    private final Sale sale;
    private final Map<String, TreeMap<String, Set<String>>> rulesByValueByName = new TreeMap<>();

    SaidBefore(Sale sale) {
        this.sale = sale;
    }

    @Override
    public void attribute(@Nullable String name, @Nullable String value) {
        take("attribute " + name, () -> set(text("name", name), text("value", value)));
    }

    @Override
    public void attribute(@Nullable String name, @Nullable BigDecimal value) {
        attribute(name, value == null ? null : SaidMoney.plain(value).toPlainString());
    }

    private void set(String name, String value) {
        String brought = sale.attribute(name);
        if (brought != null && !brought.equals(value)) {
            throw new IllegalArgumentException(
                    "set to \"" + value + "\", but the sale came with \"" + brought + "\": expected the same");
        }
        rulesByValueByName
                .computeIfAbsent(name, unused -> new TreeMap<>())
                .computeIfAbsent(value, unused -> new TreeSet<>())
                .add(rule());
    }

    DrlBefore outcome() {
        Map<String, String> attributes = new TreeMap<>();
        rulesByValueByName.forEach((name, rulesByValue) -> {
            if (rulesByValue.size() > 1) {
                conflict("attribute " + name + " is set to " + inWords(rulesByValue) + ": expected one value");
            }
            attributes.put(name, rulesByValue.firstKey());
        });
        String obstacle = obstacle();
        return obstacle == null ? DrlBefore.of(attributes) : DrlBefore.parked(obstacle);
    }

    private static String inWords(Map<String, Set<String>> rulesByValue) {
        return rulesByValue.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\" by rule \"" + String.join("\", \"", entry.getValue()) + "\"")
                .collect(Collectors.joining(" and to "));
    }
}
