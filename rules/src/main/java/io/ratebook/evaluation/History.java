package io.ratebook.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Customers and orders as they stand before a line: first sale, previous order, n-th payment. Orders stand at their first
 * counting line; all lines of an order see the same numbers.
 */
final class History {
    private final Sales sales;
    private final OrderLines orderLines;
    private final boolean[] counts;
    private final boolean countsPayments;
    private final long[] firstSaleAt;
    private final long[] lastOrderAt;
    private final long[] standsAt;
    /** By (order, customer): when the customer's order before it stood. */
    private final Map<Long, Long> previousOrderAt = new HashMap<>();
    /** By (customer, partner). */
    private final Map<Long, Credited> credited = new HashMap<>();
    /** By order: the payment numbers of its (customer, partner) pairs. */
    private final Map<Integer, Map<Long, Integer>> paymentNumbers = new HashMap<>();

    private static final class Credited {
        private int orders;
        private long firstAt;
    }

    /**
     * An empty history.
     *
     * @param counts which lines count in history, as far as known before the line is reached
     * @param countsPayments whether anything asks for payment numbers
     */
    History(Sales sales, OrderLines orderLines, boolean[] counts, boolean countsPayments) {
        this.sales = sales;
        this.orderLines = orderLines;
        this.counts = counts;
        this.countsPayments = countsPayments;
        firstSaleAt = missing(sales.codes.size());
        lastOrderAt = missing(sales.codes.size());
        standsAt = missing(sales.orders);
    }

    private static long[] missing(int size) {
        long[] times = new long[size];
        Arrays.fill(times, Facts.MISSING);
        return times;
    }

    /** Whether a line of the order was recorded. */
    boolean isKnown(int order) {
        return standsAt[order] != Facts.MISSING;
    }

    /** When the line's order stands, if the line counts. */
    long standsAt(int line) {
        long at = standsAt[sales.order[line]];
        return at == Facts.MISSING ? sales.time[line] : at;
    }

    /** Puts what the line's customer brings into the facts. */
    void customerFacts(Facts facts) {
        int line = facts.line;
        int customer = sales.customer[line];
        if (customer == Dictionary.ABSENT) {
            facts.firstSaleAt = Facts.MISSING;
            facts.previousOrderAt = Facts.MISSING;
            return;
        }
        facts.firstSaleAt = firstSaleAt[customer] == Facts.MISSING ? sales.time[line] : firstSaleAt[customer];
        Long previous = previousOrderAt.get(key(sales.order[line], customer));
        facts.previousOrderAt = previous == null ? lastOrderAt[customer] : previous;
    }

    /** Puts the payment number for the facts' partner into them. */
    void paymentFacts(Facts facts) {
        int line = facts.line;
        int customer = sales.customer[line];
        if (customer == Dictionary.ABSENT) {
            facts.paymentNumber = Facts.MISSING;
            facts.firstCreditedAt = Facts.MISSING;
            return;
        }
        long pair = key(customer, facts.partner.index());
        Credited known = credited.get(pair);
        Integer number =
                paymentNumbers.getOrDefault(sales.order[line], Map.of()).get(pair);
        facts.paymentNumber = number != null ? number : known == null ? 1 : known.orders + 1;
        facts.firstCreditedAt = known == null ? standsAt(line) : known.firstAt;
    }

    /** Records a line that counts; its order, if new, with all the customers and partners of its counting lines. */
    void record(int line, PartnerViews partners) {
        int order = sales.order[line];
        if (standsAt[order] == Facts.MISSING) {
            standsAt[order] = sales.time[line];
            for (int other : orderLines.of(order)) {
                if (counts[other] && other != line) {
                    register(order, other, partners);
                }
            }
        }
        register(order, line, partners);
        int customer = sales.customer[line];
        if (firstSaleAt[customer] == Facts.MISSING) {
            firstSaleAt[customer] = sales.time[line];
        }
    }

    private void register(int order, int line, PartnerViews partners) {
        int customer = sales.customer[line];
        if (customer == Dictionary.ABSENT) {
            return;
        }
        boolean single = orderLines.isSingle(order);
        long at = standsAt[order];
        if (single || previousOrderAt.putIfAbsent(key(order, customer), lastOrderAt[customer]) == null) {
            lastOrderAt[customer] = at;
        }
        if (!countsPayments) {
            return;
        }
        for (int number : sales.creditsOf(line).partners()) {
            long pair = key(customer, partners.ofNumber(number).index());
            if (single) {
                count(pair, at);
            } else {
                paymentNumbers
                        .computeIfAbsent(order, unseen -> new HashMap<>(2))
                        .computeIfAbsent(pair, unseen -> count(pair, at));
            }
        }
    }

    private int count(long pair, long at) {
        Credited known = credited.computeIfAbsent(pair, unseen -> new Credited());
        if (known.orders == 0) {
            known.firstAt = at;
        }
        known.orders++;
        return known.orders;
    }

    private static long key(int high, int low) {
        return ((long) high << 32) | low;
    }
}
