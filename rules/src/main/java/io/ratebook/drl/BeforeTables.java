package io.ratebook.drl;

import java.math.BigDecimal;

/** The outcomes of a rule that runs before the tables, bound as {@code out : BeforeTables()}. */
public interface BeforeTables {
    /**
     * Sets an attribute of this sale, for this partner, that WHEN columns read as {@code attribute: NAME}. Two rules
     * may set the same value; different ones, or one that differs from what the sale came with, park the sale.
     */
    void attribute(String name, String value);

    /** Sets an attribute to a number: 2.50 and 2.5 are the same value. */
    void attribute(String name, BigDecimal value);

    /** Leaves the sale to a person; nothing else of it counts. */
    void park(String reason);
}
