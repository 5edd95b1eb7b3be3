package io.ratebook.drl;

import io.ratebook.money.Exact;
import io.ratebook.money.Money;
import java.math.BigDecimal;

/**
 * The outcomes of a rule that runs after the tables, bound as {@code out : AfterTables()}. A component must not be one
 * that a sheet names. A rule gives a component one outcome: saying the same again counts once, saying something else
 * parks the sale. What different rules give one component is added exactly and rounded once.
 */
public interface AfterTables {
    /**
     * A percentage of a base, in the sale's currency.
     *
     * @param percent as text: {@code "7.5"} is 7.5 %
     * @param base {@code Revenue}, {@code Gross}, {@code Charged}, {@code Profit}, a base of the Bases sheet, or
     *     {@code component: NAME}
     */
    void percent(String component, String percent, String base);

    /** A percentage of an amount that the rule names: {@code out.percent("Extra", "2", $sale.revenue())}. */
    void percent(String component, String percent, BigDecimal base);

    /** A percentage of an exact amount: {@code out.percent("Extra", "10", $earned.amount())}. */
    void percent(String component, String percent, Exact base);

    void percent(String component, BigDecimal percent, String base);

    void percent(String component, BigDecimal percent, BigDecimal base);

    void percent(String component, BigDecimal percent, Exact base);

    /**
     * A fixed amount for the sale, before the partner's credit.
     *
     * @param money {@code "5.00 GBP"}; zero or more, with no more decimals than the currency has
     */
    void fixed(String component, String money);

    /** A fixed amount for the sale, before the partner's credit; zero or more. */
    void fixed(String component, Money money);

    /** No commission for the component, whatever other rules of DRL give it, and why. */
    void none(String component, String reason);

    /** Leaves the sale to a person; nothing else of it counts. */
    void park(String reason);
}
