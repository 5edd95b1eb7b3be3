package io.ratebook.drl;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sale being decided, as one partner's part of it. Amounts are in major units of the currency, exact.
 *
 * @param reference unique in the program
 * @param order the order's reference, or null where the line is its own order
 * @param event {@code sale} where the line had none
 * @param occurredAt when it was sold
 * @param zone the program's time zone: {@link #day} and {@link #time} are read in it
 * @param credit the partner's part in percent, 100 where it is theirs alone
 * @param country the customer's
 * @param quantity units, or null where unknown
 * @param amount price x quantity before discount
 * @param cost null where unknown
 * @param attributes the sale's own, and after the tables those set before them as well
 */
public record Sale(
        String reference,
        @Nullable String order,
        String event,
        Instant occurredAt,
        ZoneId zone,
        BigDecimal credit,
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
        Map<String, String> attributes) {

    /** Amount less discount: 100.00 with 12.50 off is 87.50. */
    public BigDecimal revenue() {
        return amount.subtract(discount);
    }

    /** The day of the sale where the program is at home. */
    public LocalDate day() {
        return LocalDate.ofInstant(occurredAt, zone);
    }

    /** The time of day where the program is at home. */
    public LocalTime time() {
        return LocalTime.ofInstant(occurredAt, zone);
    }

    public DayOfWeek dayOfWeek() {
        return day().getDayOfWeek();
    }

    /** Month and day as one number, for seasons that return every year: 24 December is 1224. */
    public int monthAndDay() {
        LocalDate day = day();
        return day.getMonthValue() * 100 + day.getDayOfMonth();
    }

    /** The attribute of that name, or null. */
    public @Nullable String attribute(String name) {
        return attributes.get(name);
    }

    /**
     * Whether the quantity is known, above zero and a multiple of that many units: 48 is whole in twelves, 50 is not.
     *
     * @throws IllegalArgumentException if units is below 1
     */
    public boolean wholeIn(int units) {
        if (units < 1) {
            throw new IllegalArgumentException("a pack of " + units + " units: expected 1 or more");
        }
        return quantity != null
                && quantity.signum() > 0
                && quantity.remainder(BigDecimal.valueOf(units)).signum() == 0;
    }

    /** The same sale with further attributes, such as rules set before the tables. */
    public Sale with(Map<String, String> further) {
        if (further.isEmpty()) {
            return this;
        }
        Map<String, String> all = new TreeMap<>(attributes);
        all.putAll(further);
        return new Sale(
                reference,
                order,
                event,
                occurredAt,
                zone,
                credit,
                country,
                product,
                category,
                channel,
                coupon,
                currency,
                quantity,
                amount,
                discount,
                tax,
                shipping,
                fees,
                cost,
                all);
    }
}
