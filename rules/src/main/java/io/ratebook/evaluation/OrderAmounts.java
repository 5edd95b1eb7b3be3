package io.ratebook.evaluation;

/** Revenue of an order's counting lines in the currency of the line that asks, the asking line always included. */
final class OrderAmounts {
    private final Sales sales;
    private final OrderLines orderLines;
    private final boolean[] counts;
    private int lastOrder = -1;
    private int lastCurrency;
    private long lastSum;

    OrderAmounts(Sales sales, OrderLines orderLines, boolean[] counts) {
        this.sales = sales;
        this.orderLines = orderLines;
        this.counts = counts;
    }

    /** Minor units. Lines of one order mostly follow each other, so the last sum is kept. */
    long of(int line) {
        int order = sales.order[line];
        if (order != lastOrder || sales.currency[line] != lastCurrency) {
            lastOrder = order;
            lastCurrency = sales.currency[line];
            lastSum = 0;
            for (int other : orderLines.of(order)) {
                if (counts[other] && sales.currency[other] == lastCurrency) {
                    lastSum = Math.addExact(lastSum, sales.revenue(other));
                }
            }
        }
        return counts[line] ? lastSum : Math.addExact(lastSum, sales.revenue(line));
    }
}
