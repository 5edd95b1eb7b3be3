package io.ratebook.evaluation;

import io.ratebook.money.Exact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes lines of columns again. */
final class LineReader {
    private static final int MICRO_DECIMALS = 6;
    private static final int PERCENT_DECIMALS = 9;

    private final Sales sales;

    LineReader(Sales sales) {
        this.sales = sales;
    }

    SaleLine read(int line) {
        int decimals = sales.currencyOf(line).decimals();
        return new SaleLine(
                0,
                sales.refund[line],
                sales.codes.required(sales.source[line]),
                sales.reference[line],
                sales.original[line],
                sales.codes.required(sales.event[line]),
                sales.time[line],
                credits(sales.creditsOf(line)),
                sales.codes.textOf(sales.customer[line]),
                sales.codes.textOf(sales.country[line]),
                sales.codes.textOf(sales.product[line]),
                sales.codes.textOf(sales.category[line]),
                sales.codes.textOf(sales.channel[line]),
                sales.codes.textOf(sales.coupon[line]),
                sales.codes.required(sales.currency[line]),
                micros(sales.quantity[line]),
                money(sales.amount[line], decimals),
                money(sales.discount[line], decimals),
                money(sales.tax[line], decimals),
                money(sales.shipping[line], decimals),
                money(sales.fees[line], MICRO_DECIMALS),
                micros(sales.cost[line]),
                sales.orderTextOf(line),
                sales.attributesOf(line));
    }

    private List<Credit> credits(CreditSet set) {
        List<Credit> credits = new ArrayList<>(set.size());
        for (int i = 0; i < set.size(); i++) {
            Exact percent = set.percents()[i];
            credits.add(new Credit(
                    sales.codes.required(set.partners()[i]),
                    percent.shown(PERCENT_DECIMALS).stripTrailingZeros()));
        }
        return credits;
    }

    private static @Nullable BigDecimal micros(long value) {
        return value == Sales.UNKNOWN ? null : money(value, MICRO_DECIMALS);
    }

    private static BigDecimal money(long minor, int decimals) {
        return BigDecimal.valueOf(minor, decimals);
    }
}
