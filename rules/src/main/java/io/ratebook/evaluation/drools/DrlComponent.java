package io.ratebook.evaluation.drools;

import io.ratebook.money.Exact;
import io.ratebook.money.Money;
import java.math.BigDecimal;

/**
 * What a rule gives the sale after the tables: an added component, before the partner's credit and before rounding.
 *
 * @param rule the row; the sheet is {@code DRL}
 * @param component one that no sheet names
 */
public record DrlComponent(String rule, String component, Given given) implements Comparable<DrlComponent> {
    /** The percentage or amount. */
    public sealed interface Given {}

    /**
     * A percentage of a base that is read by name as in the column Base: Revenue, a row of Bases, component: NAME.
     *
     * @param percent 7.5 is 7.5 %; without trailing zeros
     */
    public record PercentOfNamed(BigDecimal percent, String base) implements Given {}

    /** A percentage of an amount in the sale's currency. */
    public record PercentOf(BigDecimal percent, Exact base) implements Given {}

    /** A fixed amount for the line; pays in its own currency, whatever the sale's. */
    public record Fixed(Money money) implements Given {}

    /** By rule, then component. */
    @Override
    public int compareTo(DrlComponent other) {
        int byRule = rule.compareTo(other.rule);
        return byRule != 0 ? byRule : component.compareTo(other.component);
    }
}
