package io.ratebook.preview;

import io.ratebook.preview.PreviewFilter.What;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a preview came to, grouped and listed. Money is signed minor units. Immutable. */
public final class PreviewFigures {
    private final Rows rows;

    PreviewFigures(Rows rows) {
        this.rows = rows;
    }

    /** By what figures are grouped. */
    public enum By {
        MONTH,
        LEVEL,
        CATEGORY,
        PARTNER
    }

    /**
     * A group in one currency.
     *
     * @param key of a month {@code 2011-03}
     * @param before as the sales stand
     * @param after under the version
     * @param sales how many of them earn otherwise
     */
    public record Group(String key, String currency, long before, long after, long sales) {
        public long difference() {
            return Math.subtractExact(after, before);
        }
    }

    /**
     * How many sales, and partners, would earn otherwise.
     *
     * @param up partners that get more in a currency
     * @param down partners that get less in a currency
     * @param newly sales that earn something only under the version
     * @param noLonger sales that earn something only as they stand
     */
    public record Counts(long sales, long partners, long up, long down, long newly, long noLonger) {}

    /**
     * What a partner gets of a sale.
     *
     * @param sale its id; null of what a rule adds at a period's end
     * @param key of such an addition, else null
     * @param occurredAt microseconds since 1970
     */
    public record Moved(
            @Nullable Long sale,
            @Nullable String key,
            long occurredAt,
            String partner,
            String category,
            String level,
            String currency,
            long before,
            long after,
            What what) {}

    /** What moved ones are listed by. */
    public enum Order {
        DIFFERENCE,
        SIZE,
        OCCURRED_AT
    }

    int size() {
        return rows.size;
    }

    /** One for each currency. */
    public List<Group> sums(PreviewFilter filter) {
        return grouped(filter.of(rows), row -> 0, number -> "");
    }

    /** The same of sales outside of the range: they earn otherwise because sales of the range do. */
    public List<Group> outside() {
        return grouped(row -> rows.is(row, Rows.OUTSIDE), row -> 0, number -> "");
    }

    /** By key, then currency; of months all that have sales, of others those that occur. */
    public List<Group> groups(PreviewFilter filter, By by) {
        IntPredicate wanted = filter.of(rows);
        return switch (by) {
            case MONTH -> grouped(wanted, row -> rows.month[row], PreviewFigures::month);
            case LEVEL -> grouped(wanted, row -> rows.level[row], rows.texts::get);
            case CATEGORY -> grouped(wanted, row -> rows.category[row], rows.texts::get);
            case PARTNER -> grouped(wanted, row -> rows.partner[row], rows.texts::get);
        };
    }

    private static String month(int months) {
        return "%04d-%02d".formatted(months / 12, months % 12 + 1);
    }

    private interface Naming {
        String of(int number);
    }

    private static final class Sum {
        private long before;
        private long after;
        private long sales;
        private int last = -1;
    }

    private List<Group> grouped(IntPredicate wanted, IntUnaryOperator key, Naming naming) {
        Map<Long, Sum> sums = new HashMap<>();
        int sale = -1;
        for (int row = 0; row < rows.size; row++) {
            sale += rows.goesOn(row) ? 0 : 1;
            if (wanted.test(row)) {
                long place = (long) key.applyAsInt(row) << 32 | rows.currency[row];
                Sum sum = sums.computeIfAbsent(place, unseen -> new Sum());
                sum.before = Math.addExact(sum.before, rows.before[row]);
                sum.after = Math.addExact(sum.after, rows.after[row]);
                if (rows.isTouched(row) && sum.last != sale) {
                    sum.last = sale;
                    sum.sales++;
                }
            }
        }
        List<Group> groups = new ArrayList<>();
        sums.forEach((place, sum) -> groups.add(new Group(
                naming.of((int) (place >> 32)), rows.texts.get(place.intValue()), sum.before, sum.after, sum.sales)));
        groups.sort(Comparator.comparing(Group::key).thenComparing(Group::currency));
        return groups;
    }

    public Counts counts() {
        IntPredicate wanted = PreviewFilter.ALL.of(rows);
        BitSet partners = new BitSet();
        int[] all = new int[1 + What.values().length];
        int sale = -1;
        int[] last = new int[all.length];
        Arrays.fill(last, -1);
        for (int row = 0; row < rows.size; row++) {
            sale += rows.goesOn(row) ? 0 : 1;
            if (wanted.test(row) && rows.isTouched(row)) {
                partners.set(rows.partner[row]);
                countOnce(all, last, 0, sale);
                countOnce(all, last, 1 + What.of(rows, row).ordinal(), sale);
            }
        }
        List<Group> byPartner = groups(PreviewFilter.ALL, By.PARTNER);
        return new Counts(
                all[0],
                partners.cardinality(),
                byPartner.stream().filter(group -> group.difference() > 0).count(),
                byPartner.stream().filter(group -> group.difference() < 0).count(),
                all[1 + What.NEWLY.ordinal()],
                all[1 + What.NO_LONGER.ordinal()]);
    }

    private static void countOnce(int[] counts, int[] last, int kind, int sale) {
        if (last[kind] != sale) {
            last[kind] = sale;
            counts[kind]++;
        }
    }

    /** Those that earn otherwise, a part of them from a place on; equal ones in the order of the sales. */
    public List<Moved> moved(PreviewFilter filter, Order order, boolean descending, int from, int limit) {
        IntPredicate wanted = filter.of(rows);
        Comparator<Integer> first = comparator(order, descending);
        // The last of those wanted on top, so that it gives way.
        PriorityQueue<Integer> best = new PriorityQueue<>(first.reversed());
        int wantedAtMost = Math.addExact(from, limit);
        for (int row = 0; row < rows.size; row++) {
            if (wanted.test(row) && rows.isTouched(row)) {
                best.add(row);
                if (best.size() > wantedAtMost) {
                    best.poll();
                }
            }
        }
        List<Integer> sorted = new ArrayList<>(best);
        sorted.sort(first);
        return sorted.stream().skip(from).map(this::moved).toList();
    }

    private Comparator<Integer> comparator(Order order, boolean descending) {
        Comparator<Integer> by =
                switch (order) {
                    case DIFFERENCE -> Comparator.comparingLong(rows::difference);
                    case SIZE -> Comparator.comparingLong(row -> Math.abs(rows.difference(row)));
                    case OCCURRED_AT -> Comparator.comparingLong(row -> rows.occurredAt[row]);
                };
        return (descending ? by.reversed() : by).thenComparing(Comparator.naturalOrder());
    }

    private Moved moved(int row) {
        boolean addition = rows.is(row, Rows.ADJUSTMENT);
        return new Moved(
                addition ? null : rows.sale[row],
                addition ? rows.texts.get((int) rows.sale[row]) : null,
                rows.occurredAt[row],
                rows.texts.get(rows.partner[row]),
                rows.texts.get(rows.category[row]),
                rows.texts.get(rows.level[row]),
                rows.texts.get(rows.currency[row]),
                rows.before[row],
                rows.after[row],
                What.of(rows, row));
    }
}
