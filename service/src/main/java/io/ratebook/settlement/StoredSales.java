package io.ratebook.settlement;

import io.ratebook.evaluation.Evaluation;
import io.ratebook.evaluation.Partners;
import io.ratebook.evaluation.Sales;
import org.jspecify.annotations.Nullable;

/**
 * All sales and refunds of a program and its partners, as they were recorded at a moment. Immutable; may be evaluated any
 * number of times, by any thread. Lines are numbered as in the sales.
 */
public final class StoredSales {
    private final Sales sales;
    private final Partners partners;
    private final long[] ids;
    /** Ids of versions; {@link OpenBook#NOT_PINNED} where a line stands under none yet. */
    private final int[] pinned;

    private final long changes;

    StoredSales(Sales sales, Partners partners, long[] ids, int[] pinned, long changes) {
        this.sales = sales;
        this.partners = partners;
        this.ids = ids;
        this.pinned = pinned;
        this.changes = changes;
    }

    public Sales sales() {
        return sales;
    }

    public Partners partners() {
        return partners;
    }

    /** The id of a line's row. */
    public long id(int line) {
        return ids[line];
    }

    /** Number of the latest batch of sales that is in it: another number, other sales. */
    public long changes() {
        return changes;
    }

    /** What all of them earn, each under the version that these terms give it. */
    public Evaluation evaluate(PolicyTerms terms) {
        return terms.evaluator()
                .evaluate(sales, partners, line -> terms.indexOf(pinned(line), sales.occurredAtMicros(line)));
    }

    /**
     * Whether a sale or refund from an instant on waits still, so that a version that counts from then on decides it.
     *
     * @param micros since 1970, included
     */
    public boolean anyWaitsFrom(long micros) {
        for (int line = 0; line < pinned.length; line++) {
            if (pinned[line] == OpenBook.NOT_PINNED && sales.occurredAtMicros(line) >= micros) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Integer pinned(int line) {
        return pinned[line] == OpenBook.NOT_PINNED ? null : Integer.valueOf(pinned[line]);
    }
}
