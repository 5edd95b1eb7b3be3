package io.ratebook.evaluation;

import io.ratebook.money.CurrencyCode;
import io.ratebook.policy.Codes;
import io.ratebook.policy.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Sales and refunds in the order they came in, each known by its index from 0, kept by column: 540,000 lines take about 100 MB, references included.
 * Codes are dictionary numbers, money is minor units, cost, fees and quantity are millionths.
 */
public final class Sales {
    /** Stands for an unknown cost or quantity. */
    static final long UNKNOWN = Long.MIN_VALUE;

    final Dictionary codes;
    final List<CreditSet> creditSets;
    final int size;
    final String[] reference;
    final int[] source;
    final boolean[] refund;
    final @Nullable String[] original;
    final long[] time;
    final int[] event;
    final int[] credits;
    final int[] customer;
    final int[] country;
    final int[] product;
    final int[] category;
    final int[] channel;
    final int[] coupon;
    final int[] currency;
    final long[] quantity;
    final long[] amount;
    final long[] discount;
    final long[] tax;
    final long[] shipping;
    final long[] fees;
    final long[] cost;
    /** Dense order numbers from 0; a line without an order reference has one of its own. */
    final int[] order;

    final int orders;
    /** When the call came in that brought the line; all lines of one file alike. */
    final long[] arrival;

    /** By attribute name, dictionary numbers of the values. */
    final Map<String, int[]> attributes;
    /** Facts given instead of found, by line; only in tests of a policy. */
    final Map<Integer, Map<Column, String>> forced;

    private final References references;
    final Dictionary orderTexts;
    final int[] orderReference;
    private final CurrencyCode[] currencies;

    Sales(SalesBuilder from) {
        size = from.size;
        codes = from.codes;
        creditSets = List.copyOf(from.creditSets);
        reference = from.reference;
        source = from.source;
        refund = from.refund;
        original = from.original;
        time = from.time;
        event = from.event;
        credits = from.credits;
        customer = from.customer;
        country = from.country;
        product = from.product;
        category = from.category;
        channel = from.channel;
        coupon = from.coupon;
        currency = from.currency;
        quantity = from.quantity;
        amount = from.amount;
        discount = from.discount;
        tax = from.tax;
        shipping = from.shipping;
        fees = from.fees;
        cost = from.cost;
        order = from.order;
        orders = from.orders;
        arrival = from.arrival;
        attributes = Map.copyOf(from.attributes);
        forced = Map.copyOf(from.forced);
        references = from.references;
        orderTexts = from.orderTexts;
        orderReference = from.orderReference;
        currencies = new CurrencyCode[codes.size()];
        for (int i = 0; i < size; i++) {
            if (currencies[currency[i]] == null) {
                currencies[currency[i]] = CurrencyCode.of(codes.required(currency[i]));
            }
        }
    }

    CurrencyCode currencyOf(int line) {
        return currencies[currency[line]];
    }

    /** The currency whose code has that dictionary number. */
    CurrencyCode currencyOfNumber(int number) {
        return currencies[number];
    }

    public static Builder builder() {
        return new SalesBuilder();
    }

    /** How many lines, sales and refunds. */
    public int size() {
        return size;
    }

    /** The reference of a line, sale or refund. */
    public String reference(int line) {
        return reference[line];
    }

    /** The source of a line; with the reference it names the line. */
    public String source(int line) {
        return codes.required(source[line]);
    }

    /** When the sale or refund happened, in microseconds since 1970-01-01T00:00Z. */
    public long occurredAtMicros(int line) {
        return time[line];
    }

    /** Whether a line is a refund, else it is a sale. */
    public boolean isRefund(int line) {
        return refund[line];
    }

    /** The category of a line's product, as the line says it, or null. */
    public @Nullable String category(int line) {
        return codes.textOf(category[line]);
    }

    /** ISO codes of the currencies that occur, in the order met. */
    public List<String> currencies() {
        boolean[] seen = new boolean[codes.size()];
        List<String> found = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (!seen[currency[i]]) {
                seen[currency[i]] = true;
                found.add(codes.required(currency[i]));
            }
        }
        return found;
    }

    /** Codes of the partners that lines credit. */
    public Set<String> partners() {
        Set<String> partners = new TreeSet<>();
        for (CreditSet set : creditSets) {
            for (int partner : set.partners()) {
                partners.add(codes.required(partner));
            }
        }
        return partners;
    }

    /** Codes of the products that occur. */
    public Set<String> products() {
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < size; i++) {
            numbers.add(product[i]);
        }
        Set<String> products = new TreeSet<>();
        for (int number : numbers) {
            if (number != Dictionary.ABSENT) {
                products.add(codes.required(number));
            }
        }
        return products;
    }

    /** Revenue in minor units: amount less discount. */
    long revenue(int line) {
        return amount[line] - discount[line];
    }

    CreditSet creditsOf(int line) {
        return creditSets.get(credits[line]);
    }

    /** The line of that source and reference, or -1. */
    int find(int sourceId, String wanted) {
        return references.find(sourceId, wanted, source, reference);
    }

    /** The reference of the line's order, or null where the line is its own order. */
    @Nullable
    String orderTextOf(int line) {
        return orderTexts.textOf(orderReference[line]);
    }

    /** The line's attributes by name. */
    Map<String, String> attributesOf(int line) {
        Map<String, String> found = new TreeMap<>();
        attributes.forEach((name, values) -> {
            String value = codes.textOf(values[line]);
            if (value != null) {
                found.put(name, value);
            }
        });
        return found;
    }

    /** The line as it came in but for its line number, which is 0. */
    public SaleLine line(int line) {
        return new LineReader(this).read(line);
    }

    /** All lines of the reference, whatever their source. */
    List<Integer> findAll(String wanted) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (reference[i].equals(wanted)) {
                found.add(i);
            }
        }
        return found;
    }

    /** (time, reference in byte order, source): the order in which history is read. */
    int compare(int left, int right) {
        int byTime = Long.compare(time[left], time[right]);
        if (byTime != 0) {
            return byTime;
        }
        int byReference = Codes.BYTE_ORDER.compare(reference[left], reference[right]);
        return byReference != 0
                ? byReference
                : Codes.BYTE_ORDER.compare(codes.required(source[left]), codes.required(source[right]));
    }

    /**
     * Takes lines one by one; each is encoded at once and not kept. The n-th line that was added, one sent again not
     * counted, is the line of index n - 1.
     */
    public interface Builder {
        /**
         * Adds a line.
         *
         * @return false if the same line (same source, reference and content) is there already: it counts once
         * @throws IllegalArgumentException naming both line numbers, if the reference was used for other content
         * @throws ArithmeticException naming the amount, if it has more decimals than allowed or does not fit
         */
        default boolean add(SaleLine line) {
            return add(line, Map.of());
        }

        /**
         * Adds a line of a policy's test, some of whose facts are given instead of found.
         *
         * @param forced the value by column, as text: {@code Payment number -> "3"}
         */
        boolean add(SaleLine line, Map<Column, String> forced);

        /**
         * Lines added from here on came in by a call at that instant: refunds of a sale are taken by arrival, those of
         * one call by (time, reference). Zero before it is said.
         */
        Builder arrivingAt(long instant);

        Sales build();
    }
}
