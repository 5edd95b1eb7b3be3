package io.ratebook.drl;

import static io.ratebook.policy.Field.DAYS_SINCE_FIRST_SALE;
import static io.ratebook.policy.Field.DAYS_SINCE_LAST_SALE;
import static io.ratebook.policy.Field.DAYS_SINCE_PARTNER_JOINED;
import static io.ratebook.policy.Field.MONTHS_SINCE_FIRST_SALE;
import static io.ratebook.policy.Field.ORDER_AMOUNT;
import static io.ratebook.policy.Field.PARTNER_REVENUE_LAST_MONTH;
import static io.ratebook.policy.Field.PARTNER_REVENUE_LAST_QUARTER;
import static io.ratebook.policy.Field.PARTNER_REVENUE_LAST_YEAR;
import static io.ratebook.policy.Field.PARTNER_REVENUE_THIS_MONTH;
import static io.ratebook.policy.Field.PARTNER_REVENUE_THIS_QUARTER;
import static io.ratebook.policy.Field.PARTNER_REVENUE_THIS_YEAR;
import static io.ratebook.policy.Field.PARTNER_SALES_LAST_MONTH;
import static io.ratebook.policy.Field.PARTNER_SALES_LAST_QUARTER;
import static io.ratebook.policy.Field.PARTNER_SALES_LAST_YEAR;
import static io.ratebook.policy.Field.PARTNER_SALES_THIS_MONTH;
import static io.ratebook.policy.Field.PARTNER_SALES_THIS_QUARTER;
import static io.ratebook.policy.Field.PARTNER_SALES_THIS_YEAR;
import static io.ratebook.policy.Field.PAYMENT_NUMBER;

import io.ratebook.policy.Field;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What came before the sale, exactly as the columns of the same names read it; null where the column has no value.
 * Amounts are in the sale's currency. Values are looked up when a rule asks.
 */
public final class History {
    private final Lookup lookup;
    private final boolean firstOfOrder;

    /** Gives the value of a history column for one sale. */
    @FunctionalInterface
    public interface Lookup {
        @Nullable
        BigDecimal value(Field field);
    }

    /**
     * The history of one sale.
     *
     * @param lookup answers the fields asked for below, the same way every time
     * @param firstOfOrder whether the sale is the line at which its order stands
     */
    public History(Lookup lookup, boolean firstOfOrder) {
        this.lookup = lookup;
        this.firstOfOrder = firstOfOrder;
    }

    /** Whether the order stands at this line: what is paid once an order is paid here. */
    public boolean isFirstOfOrder() {
        return firstOfOrder;
    }

    /** Revenue of the order's recorded lines. */
    public @Nullable BigDecimal getOrderAmount() {
        return lookup.value(ORDER_AMOUNT);
    }

    public @Nullable BigDecimal getPaymentNumber() {
        return lookup.value(PAYMENT_NUMBER);
    }

    public @Nullable BigDecimal getDaysSinceFirstSale() {
        return lookup.value(DAYS_SINCE_FIRST_SALE);
    }

    public @Nullable BigDecimal getMonthsSinceFirstSale() {
        return lookup.value(MONTHS_SINCE_FIRST_SALE);
    }

    public @Nullable BigDecimal getDaysSinceLastSale() {
        return lookup.value(DAYS_SINCE_LAST_SALE);
    }

    public @Nullable BigDecimal getDaysSincePartnerJoined() {
        return lookup.value(DAYS_SINCE_PARTNER_JOINED);
    }

    public @Nullable BigDecimal getPartnerRevenueThisMonth() {
        return lookup.value(PARTNER_REVENUE_THIS_MONTH);
    }

    public @Nullable BigDecimal getPartnerRevenueLastMonth() {
        return lookup.value(PARTNER_REVENUE_LAST_MONTH);
    }

    public @Nullable BigDecimal getPartnerRevenueThisQuarter() {
        return lookup.value(PARTNER_REVENUE_THIS_QUARTER);
    }

    public @Nullable BigDecimal getPartnerRevenueLastQuarter() {
        return lookup.value(PARTNER_REVENUE_LAST_QUARTER);
    }

    public @Nullable BigDecimal getPartnerRevenueThisYear() {
        return lookup.value(PARTNER_REVENUE_THIS_YEAR);
    }

    public @Nullable BigDecimal getPartnerRevenueLastYear() {
        return lookup.value(PARTNER_REVENUE_LAST_YEAR);
    }

    public @Nullable BigDecimal getPartnerSalesThisMonth() {
        return lookup.value(PARTNER_SALES_THIS_MONTH);
    }

    public @Nullable BigDecimal getPartnerSalesLastMonth() {
        return lookup.value(PARTNER_SALES_LAST_MONTH);
    }

    public @Nullable BigDecimal getPartnerSalesThisQuarter() {
        return lookup.value(PARTNER_SALES_THIS_QUARTER);
    }

    public @Nullable BigDecimal getPartnerSalesLastQuarter() {
        return lookup.value(PARTNER_SALES_LAST_QUARTER);
    }

    public @Nullable BigDecimal getPartnerSalesThisYear() {
        return lookup.value(PARTNER_SALES_THIS_YEAR);
    }

    public @Nullable BigDecimal getPartnerSalesLastYear() {
        return lookup.value(PARTNER_SALES_LAST_YEAR);
    }
}
