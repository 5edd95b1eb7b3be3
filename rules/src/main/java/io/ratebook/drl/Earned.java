package io.ratebook.drl;

import io.ratebook.money.Exact;
import java.math.BigDecimal;

/**
 * What the tables gave one component of the sale, before the partner's credit and before rounding. A component without
 * a commission has no such fact.
 *
 * @param component as the sheet names it
 * @param sheet where the row stands
 * @param row the row's id; of several adding rows joined by {@code +}
 * @param amount exact: 8 % of 60.35 is 4.828
 * @param currency ISO code
 */
public record Earned(String component, String sheet, String row, Exact amount, String currency) {
    private static final int DECIMALS_TO_COMPARE = 12;

    /** The amount to twelve decimals, for comparing in a pattern; pass {@link #amount} on as a base, never this. */
    public BigDecimal decimal() {
        return amount.shown(DECIMALS_TO_COMPARE);
    }
}
