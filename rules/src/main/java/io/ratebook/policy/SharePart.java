package io.ratebook.policy;

import java.math.BigDecimal;

/**
 * A part of a commission that goes elsewhere: {@code 20 % referrer}, {@code 10 % partner P7}, {@code 40 % as Co-op}.
 *
 * @param percent of the commission, above 0 and at most 100; 20 means 20 %
 * @param to who or what gets it
 */
public record SharePart(BigDecimal percent, To to) {
    public SharePart {
        percent = Numbers.required(percent);
    }

    /** The receiver of a part. */
    public sealed interface To {
        /** The partner who recruited the earning partner; without one, or one not approved, the part stays. */
        record Referrer() implements To {}

        /** A named partner. */
        record Partner(String code) implements To {}

        /** The same partner, as a component of its own. */
        record Component(String name) implements To {}
    }
}
