package io.ratebook.oracle;

import io.ratebook.policy.RateRow;
import java.math.BigInteger;
import java.util.List;

/**
 * A commission.
 *
 * @param from the credited partner whose sale it comes from: the partner itself, or who shares with it
 * @param minor in minor units of the currency
 * @param rows that it comes from
 */
record Settled(String partner, String from, String component, String currency, BigInteger minor, List<RateRow> rows) {
    Settled withMinor(BigInteger other) {
        return new Settled(partner, from, component, currency, other, rows);
    }

    /** Whether it comes from rows of its component, not from Share. */
    boolean isDirect() {
        return from.equals(partner) && rows.get(0).componentOrDefault().equals(component);
    }

    boolean sameAs(Settled other) {
        return partner.equals(other.partner) && component.equals(other.component) && currency.equals(other.currency);
    }
}
