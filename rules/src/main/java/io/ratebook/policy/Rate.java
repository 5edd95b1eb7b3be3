package io.ratebook.policy;

import java.math.BigDecimal;

/** What a row pays. */
public sealed interface Rate {
    /** A percentage of the row's base: 8 means 8 %. */
    record Percent(BigDecimal percent) implements Rate {
        public Percent {
            percent = Numbers.required(percent);
        }
    }

    /** A fixed amount a line. */
    record Fixed(Amount amount) implements Rate {}

    /** An amount for each unit of quantity. */
    record PerUnit(Amount amount) implements Rate {}

    /** An amount once an order, on the order's first line that the row wins. Only in Rates. */
    record PerOrder(Amount amount) implements Rate {}

    /** {@code tier: SCHEME}: the rate comes from that scheme's bands. Only in Rates. */
    record Tiered(String scheme) implements Rate {}

    /** {@code none}: ends its component without a commission. Only in Rates. */
    record None() implements Rate {}
}
