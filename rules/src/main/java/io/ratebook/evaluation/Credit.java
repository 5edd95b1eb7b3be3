package io.ratebook.evaluation;

import java.math.BigDecimal;

/**
 * A partner's part in a sale.
 *
 * @param partner the partner's code
 * @param percent above 0 and at most 100; a sale's credits are together at most 100
 */
public record Credit(String partner, BigDecimal percent) {
    /** 60 and 60.0 are the same share. */
    public Credit {
        percent = percent.stripTrailingZeros();
    }
}
