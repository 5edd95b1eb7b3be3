package io.ratebook.payout;

import io.ratebook.web.Totals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What lines sum to, by currency. */
final class LineTotals {
    private static final String[] NAMES = {"payable", "onHold", "notApproved"};
    private final Map<String, long[]> sums = new TreeMap<>();
    private long count;

    void add(PaymentLine line) {
        count++;
        long[] sum = sums.computeIfAbsent(line.currency(), unseen -> new long[NAMES.length]);
        sum[0] = Math.addExact(sum[0], line.payable());
        sum[1] = Math.addExact(sum[1], line.held());
        sum[2] = Math.addExact(sum[2], line.pending());
    }

    Totals totals() {
        List<Totals.Sum> all = new ArrayList<>();
        sums.forEach((currency, sum) -> {
            for (int i = 0; i < NAMES.length; i++) {
                all.add(Totals.Sum.of(NAMES[i], BigDecimal.valueOf(sum[i]), currency));
            }
        });
        return new Totals(count, all);
    }
}
