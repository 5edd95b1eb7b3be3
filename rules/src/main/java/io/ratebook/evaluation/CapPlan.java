package io.ratebook.evaluation;

import io.ratebook.money.CurrencyCode;
import io.ratebook.policy.CapRow;

/**
 * A Caps row made ready.
 *
 * @param index its place in the table
 * @param maximumMinor minor units of its currency
 */
record CapPlan(int index, CapRow row, long maximumMinor, CurrencyCode currency) {
    boolean limits(String component) {
        return row.component() == null || row.component().equals(component);
    }
}
