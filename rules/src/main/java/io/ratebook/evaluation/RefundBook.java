package io.ratebook.evaluation;

import io.ratebook.calendar.Spans;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Exact;
import io.ratebook.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which refund belongs to which sale and is accepted. Refunds of a sale are taken by (time, reference); one larger than
 * what is left is parked whole. What is left does not depend on whether a refund still takes commission back.
 */
final class RefundBook {
    private final Sales sales;
    /** Accepted refund lines of a sale, in the order taken. */
    private final Map<Integer, List<Integer>> accepted = new HashMap<>();

    private final Map<Integer, Integer> saleOf = new HashMap<>();
    private final Map<Integer, String> parked = new HashMap<>();

    /** @param ordered refund lines by (time, reference) */
    RefundBook(Sales sales, int... ordered) {
        this.sales = sales;
        for (int refund : ordered) {
            take(refund);
        }
    }

    private void take(int refund) {
        String original = sales.original[refund];
        int sale = original == null ? -1 : sales.find(sales.source[refund], original);
        if (sale < 0) {
            parked.put(refund, original == null ? "the refund names no sale" : "sale " + original + " is unknown");
            return;
        }
        if (sales.refund[sale]) {
            parked.put(refund, original + " is a refund; a refund names a sale");
            return;
        }
        saleOf.put(refund, sale);
        if (sales.currency[sale] != sales.currency[refund]) {
            parked.put(refund, "the refund is in " + currency(refund) + ", its sale in " + currency(sale));
            return;
        }
        List<Integer> before = accepted.computeIfAbsent(sale, unseen -> new ArrayList<>(1));
        long left = sales.revenue(sale) - sum(before);
        if (sales.amount[refund] > left) {
            parked.put(
                    refund,
                    "the refund of " + new Money(sales.amount[refund], currency(refund)) + " is larger than the "
                            + new Money(left, currency(sale)) + " left of sale " + original);
            return;
        }
        before.add(refund);
    }

    private long sum(List<Integer> refunds) {
        long sum = 0;
        for (int refund : refunds) {
            sum = Math.addExact(sum, sales.amount[refund]);
        }
        return sum;
    }

    private CurrencyCode currency(int line) {
        return sales.currencyOf(line);
    }

    /** Why the refund waits, or null if it is accepted as far as its sale is decided. */
    @Nullable
    String parkedReason(int refund) {
        return parked.get(refund);
    }

    /** The sale of a refund, or null if it names none that is here. */
    @Nullable
    Integer saleOf(int refund) {
        return saleOf.get(refund);
    }

    boolean hasRefunds(int sale) {
        return accepted.containsKey(sale);
    }

    /** Whether a refund comes too late to take anything back: more than that many whole days after the sale. */
    boolean isLate(int refund, int sale, @Nullable Integer clawbackWithinDays) {
        return clawbackWithinDays != null && Spans.wholeDays(sales.time[sale], sales.time[refund]) > clawbackWithinDays;
    }

    /**
     * Refunded Revenue over the sale's Revenue, from 0 to 1, of the refunds that take something back, up to and
     * without that refund.
     *
     * @param until a refund line, or -1 for all
     */
    Exact ratioBefore(int until, int sale, @Nullable Integer clawbackWithinDays) {
        List<Integer> refunds = accepted.get(sale);
        if (refunds == null) {
            return Exact.ZERO;
        }
        long refunded = 0;
        boolean any = false;
        for (int refund : refunds) {
            if (refund == until) {
                break;
            }
            if (!isLate(refund, sale, clawbackWithinDays)) {
                refunded += sales.amount[refund];
                any = true;
            }
        }
        long revenue = sales.revenue(sale);
        if (revenue == 0) {
            return any ? Exact.ONE : Exact.ZERO;
        }
        return Exact.ratio(refunded, revenue);
    }

    Exact ratio(int sale, @Nullable Integer clawbackWithinDays) {
        return ratioBefore(-1, sale, clawbackWithinDays);
    }

    /** The same with that refund. */
    Exact ratioAfter(int refund, int sale, @Nullable Integer clawbackWithinDays) {
        List<Integer> refunds = accepted.getOrDefault(sale, List.of());
        int place = refunds.indexOf(refund);
        return ratioBefore(place + 1 < refunds.size() ? refunds.get(place + 1) : -1, sale, clawbackWithinDays);
    }
}
