package io.ratebook.payout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run comes to, before it is made.
 *
 * @param lines how many were looked at
 * @param paid by currency
 * @param leftOut by reason and currency; a line stands under each reason that holds
 * @param unpaid by currency, what the lines that are not paid sum to, each once; less what was taken back
 */
public record PaymentSums(long lines, List<Paid> paid, List<LeftOutSum> leftOut, List<Unpaid> unpaid) {
    /** Lines in a currency of which nothing is paid, and what is payable on them in minor units. */
    public record Unpaid(String currency, long lines, long amount) {}

    /** Payouts in a currency, and what they sum to in minor units. */
    public record Paid(String currency, long payouts, long amount) {}

    /** Partners that a reason leaves out in a currency, and what it is about in minor units. */
    public record LeftOutSum(String reason, String currency, long partners, long amount) {}

    /** Adds up. */
    static final class Adding {
        private final Map<String, long[]> paid = new TreeMap<>();
        private final Map<String, long[]> unpaid = new TreeMap<>();
        private final Map<String, Map<String, long[]>> leftOut = new TreeMap<>();
        private long lines;

        void add(PaymentLine line) {
            lines++;
            add(line.isPaid() ? paid : unpaid, line.currency(), line.payable());
            line.leftOut()
                    .forEach(one -> add(
                            leftOut.computeIfAbsent(one.reason(), unseen -> new TreeMap<>()),
                            line.currency(),
                            one.amount()));
        }

        private static void add(Map<String, long[]> sums, String currency, long amount) {
            long[] sum = sums.computeIfAbsent(currency, unseen -> new long[2]);
            sum[0]++;
            sum[1] = Math.addExact(sum[1], amount);
        }

        PaymentSums sums() {
            List<LeftOutSum> out = new ArrayList<>();
            leftOut.forEach((reason, sums) ->
                    sums.forEach((currency, sum) -> out.add(new LeftOutSum(reason, currency, sum[0], sum[1]))));
            return new PaymentSums(
                    lines,
                    paid.entrySet().stream()
                            .map(one -> new Paid(one.getKey(), one.getValue()[0], one.getValue()[1]))
                            .toList(),
                    out,
                    unpaid.entrySet().stream()
                            .map(one -> new Unpaid(one.getKey(), one.getValue()[0], one.getValue()[1]))
                            .toList());
        }
    }
}
