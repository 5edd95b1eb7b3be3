package io.ratebook.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One sale or refund as it came in: one line of a file, one call of the API. Amounts are in major units of the currency.
 *
 * @param lineNumber where it stands in its file, from 1 for the title line; 0 if it came alone
 * @param refund whether money is given back; then only source, reference, originalReference, occurredAtMicros, amount
 *     and currency count
 * @param source who sent it; {@code default} where absent
 * @param reference unique by program and source over sales and refunds alike
 * @param originalReference of a refund: its sale's reference; null where the file has none
 * @param event {@code sale} where absent
 * @param occurredAtMicros microseconds since 1970-01-01T00:00Z
 * @param credits whom it belongs to; empty for nobody
 * @param currency ISO 4217 code
 * @param quantity units, or null where unknown
 * @param amount price x quantity before discount, without tax and shipping; of a refund what was given back after
 *     discount. Never negative
 * @param discount never negative, at most the amount
 * @param fees up to six decimals
 * @param cost up to six decimals, or null where unknown
 * @param order the order's reference, or null where the line is its own order
 * @param attributes further values by name
 */
public record SaleLine(
        int lineNumber,
        boolean refund,
        String source,
        String reference,
        @Nullable String originalReference,
        String event,
        long occurredAtMicros,
        List<Credit> credits,
        @Nullable String customer,
        @Nullable String country,
        @Nullable String product,
        @Nullable String category,
        @Nullable String channel,
        @Nullable String coupon,
        String currency,
        @Nullable BigDecimal quantity,
        BigDecimal amount,
        BigDecimal discount,
        BigDecimal tax,
        BigDecimal shipping,
        BigDecimal fees,
        @Nullable BigDecimal cost,
        @Nullable String order,
        Map<String, String> attributes) {
    public static final String DEFAULT_SOURCE = "default";
    public static final String SALE = "sale";
    public static final String RENEWAL = "renewal";
    /** A lead came to its good end. Its sale names it by the attribute {@link #LEAD}, by its customer or by its reference. */
    public static final String LEAD_WON = "lead won";

    public static final String LEAD = "lead";

    /** A sale of which the rest can be said by name. */
    public static SaleLineBuilder sale(String reference, long occurredAtMicros, String currency, BigDecimal amount) {
        return new SaleLineBuilder(reference, occurredAtMicros, currency, amount);
    }

    /** The same line, to be changed in parts. */
    public SaleLineBuilder toBuilder() {
        return new SaleLineBuilder(this);
    }
}
