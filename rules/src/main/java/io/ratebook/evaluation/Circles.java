package io.ratebook.evaluation;

import io.ratebook.policy.CapRow;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sales that may depend on each other, over any number of others: those that share a partner, a customer or an order. What
 * happens in one circle changes nothing in another.
 */
final class Circles {
    private static final int ALL = 0;

    private final Batch batch;
    private final boolean one;
    /** By line one that is nearer to the circle's last; the last itself. */
    private final int[] next;

    Circles(Batch batch) {
        this.batch = batch;
        this.one = batch.versions.stream().anyMatch(each -> each.caps(CapRow.Scope.PROGRAM));
        this.next = new int[batch.sales.size];
        for (int line = 0; line < next.length; line++) {
            next[line] = line;
        }
        if (!one) {
            join();
        }
    }

    /** The circle of a sale; any number. */
    int of(int line) {
        return one ? ALL : last(line);
    }

    private void join() {
        Map<Integer, Integer> byPartner = new HashMap<>();
        Map<Integer, Integer> byCustomer = new HashMap<>();
        Map<Integer, Integer> byOrder = new HashMap<>();
        Sales sales = batch.sales;
        for (int line : batch.ordered) {
            for (int partner : sales.creditsOf(line).partners()) {
                join(line, byPartner.putIfAbsent(partner, line));
            }
            if (sales.customer[line] != Dictionary.ABSENT) {
                join(line, byCustomer.putIfAbsent(sales.customer[line], line));
            }
            join(line, byOrder.putIfAbsent(sales.order[line], line));
        }
    }

    private void join(int line, @Nullable Integer other) {
        if (other != null) {
            next[last(line)] = last(other);
        }
    }

    private int last(int line) {
        int at = line;
        while (next[at] != at) {
            next[at] = next[next[at]];
            at = next[at];
        }
        return at;
    }
}
