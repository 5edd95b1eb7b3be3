package io.ratebook.evaluation;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Exact;
import io.ratebook.policy.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Encodes lines into columns that grow by half. */
final class SalesBuilder implements Sales.Builder {
    private static final int MICRO_DECIMALS = 6;

    final Dictionary codes = new Dictionary();
    final List<CreditSet> creditSets = new ArrayList<>();
    final Map<String, int[]> attributes = new HashMap<>();
    final Map<Integer, Map<Column, String>> forced = new HashMap<>();
    final References references = new References();
    int size;
    int orders;
    String[] reference = new String[64];
    int[] lineNumber = new int[64];
    int[] source = new int[64];
    boolean[] refund = new boolean[64];

    @Nullable
    String[] original = new String[64];

    long[] time = new long[64];
    int[] event = new int[64];
    int[] credits = new int[64];
    int[] customer = new int[64];
    int[] country = new int[64];
    int[] product = new int[64];
    int[] category = new int[64];
    int[] channel = new int[64];
    int[] coupon = new int[64];
    int[] currency = new int[64];
    long[] quantity = new long[64];
    long[] amount = new long[64];
    long[] discount = new long[64];
    long[] tax = new long[64];
    long[] shipping = new long[64];
    long[] fees = new long[64];
    long[] cost = new long[64];
    int[] order = new int[64];
    int[] orderReference = new int[64];
    long[] arrival = new long[64];

    private final Map<List<Credit>, Integer> creditIds = new HashMap<>();
    final Dictionary orderTexts = new Dictionary();
    private final Map<Long, Integer> orderIds = new HashMap<>();
    private long arriving;
    private @Nullable Sales built;

    SalesBuilder() {
        creditSets.add(CreditSet.NOBODY);
        creditIds.put(List.of(), 0);
    }

    @Override
    public Sales.Builder arrivingAt(long instant) {
        arriving = instant;
        return this;
    }

    @Override
    public boolean add(SaleLine line, Map<Column, String> forcedFacts) {
        if (built != null) {
            throw new IllegalStateException("these sales are built already");
        }
        next();
        encode(line);
        int known = references.find(source[size], reference[size], source, reference);
        if (known >= 0) {
            if (same(known, size) && attributesSame(known, size)) {
                return false;
            }
            throw new IllegalArgumentException("reference \"" + line.reference() + "\" of line " + line.lineNumber()
                    + " was used in line " + lineNumber[known] + " for other content: a reference may be used once");
        }
        order[size] = orderOf(line.order());
        references.put(size, source, reference);
        if (!forcedFacts.isEmpty()) {
            forced.put(size, Map.copyOf(forcedFacts));
        }
        size++;
        return true;
    }

    @Override
    public Sales build() {
        if (built == null) {
            built = new Sales(this);
        }
        return built;
    }

    /** The place of the line to come, with room for it. */
    int next() {
        if (size == reference.length) {
            grow();
        }
        return size;
    }

    /** Takes out the line added last. */
    void removeLast() {
        size--;
        references.remove(size, source, reference);
    }

    /** The column of an attribute. */
    int[] attribute(String name) {
        return attributes.computeIfAbsent(name, unseen -> new int[reference.length]);
    }

    /** What is there so far; lines that are added later do not show in it. */
    Sales soFar() {
        return new Sales(this);
    }

    private void encode(SaleLine line) {
        int i = size;
        CurrencyCode money = CurrencyCode.of(line.currency());
        reference[i] = line.reference();
        lineNumber[i] = line.lineNumber();
        source[i] = codes.idOf(line.source());
        refund[i] = line.refund();
        original[i] = line.originalReference();
        time[i] = line.occurredAtMicros();
        event[i] = codes.idOf(line.event());
        credits[i] = creditSet(line.credits());
        customer[i] = codes.idOf(line.customer());
        country[i] = codes.idOf(line.country());
        product[i] = codes.idOf(line.product());
        category[i] = codes.idOf(line.category());
        channel[i] = codes.idOf(line.channel());
        coupon[i] = codes.idOf(line.coupon());
        currency[i] = codes.idOf(line.currency());
        quantity[i] = scaledOrUnknown("quantity", line.quantity(), MICRO_DECIMALS);
        amount[i] = scaled("amount", line.amount(), money.decimals());
        discount[i] = scaled("discount", line.discount(), money.decimals());
        tax[i] = scaled("tax", line.tax(), money.decimals());
        shipping[i] = scaled("shipping", line.shipping(), money.decimals());
        fees[i] = scaled("fees", line.fees(), MICRO_DECIMALS);
        cost[i] = scaledOrUnknown("cost", line.cost(), MICRO_DECIMALS);
        orderReference[i] = orderTexts.idOf(line.order());
        arrival[i] = arriving;
        for (int[] values : attributes.values()) {
            values[i] = Dictionary.ABSENT;
        }
        line.attributes().forEach((name, value) -> {
            attribute(name)[i] = codes.idOf(value);
        });
    }

    private int creditSet(List<Credit> wanted) {
        Integer known = creditIds.get(wanted);
        if (known != null) {
            return known;
        }
        int[] partners = new int[wanted.size()];
        Exact[] percents = new Exact[wanted.size()];
        for (int i = 0; i < partners.length; i++) {
            partners[i] = codes.idOf(wanted.get(i).partner());
            percents[i] = Exact.of(wanted.get(i).percent());
        }
        int id = creditSets.size();
        creditSets.add(new CreditSet(partners, percents));
        creditIds.put(List.copyOf(wanted), id);
        return id;
    }

    /** Lines of one source with one order reference are an order; a line without one is its own. Refunds are in none. */
    private int orderOf(@Nullable String wanted) {
        if (refund[size]) {
            return -1;
        }
        if (wanted == null) {
            return orders++;
        }
        long key = ((long) source[size] << 32) | orderReference[size];
        Integer known = orderIds.putIfAbsent(key, orders);
        return known == null ? orders++ : known;
    }

    private static long scaledOrUnknown(String what, @Nullable BigDecimal value, int decimals) {
        return value == null ? Sales.UNKNOWN : scaled(what, value, decimals);
    }

    private static long scaled(String what, BigDecimal value, int decimals) {
        if (value.signum() == 0) {
            return 0;
        }
        try {
            return value.setScale(decimals, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException tooFine) {
            throw new ArithmeticException(what + " " + value.toPlainString() + " does not fit: expected at most "
                    + decimals + " decimals and 18 digits");
        }
    }

    private boolean same(int a, int b) {
        return refund[a] == refund[b]
                && java.util.Objects.equals(original[a], original[b])
                && time[a] == time[b]
                && event[a] == event[b]
                && credits[a] == credits[b]
                && customer[a] == customer[b]
                && country[a] == country[b]
                && product[a] == product[b]
                && category[a] == category[b]
                && channel[a] == channel[b]
                && coupon[a] == coupon[b]
                && currency[a] == currency[b]
                && moneySame(a, b)
                && orderReference[a] == orderReference[b];
    }

    private boolean moneySame(int a, int b) {
        return quantity[a] == quantity[b]
                && amount[a] == amount[b]
                && discount[a] == discount[b]
                && tax[a] == tax[b]
                && shipping[a] == shipping[b]
                && fees[a] == fees[b]
                && cost[a] == cost[b];
    }

    private boolean attributesSame(int a, int b) {
        return attributes.values().stream().allMatch(values -> values[a] == values[b]);
    }

    private void grow() {
        int wider = size + (size >> 1) + 64;
        reference = Arrays.copyOf(reference, wider);
        lineNumber = Arrays.copyOf(lineNumber, wider);
        source = Arrays.copyOf(source, wider);
        refund = Arrays.copyOf(refund, wider);
        original = Arrays.copyOf(original, wider);
        time = Arrays.copyOf(time, wider);
        event = Arrays.copyOf(event, wider);
        credits = Arrays.copyOf(credits, wider);
        customer = Arrays.copyOf(customer, wider);
        country = Arrays.copyOf(country, wider);
        product = Arrays.copyOf(product, wider);
        category = Arrays.copyOf(category, wider);
        channel = Arrays.copyOf(channel, wider);
        coupon = Arrays.copyOf(coupon, wider);
        currency = Arrays.copyOf(currency, wider);
        quantity = Arrays.copyOf(quantity, wider);
        amount = Arrays.copyOf(amount, wider);
        discount = Arrays.copyOf(discount, wider);
        tax = Arrays.copyOf(tax, wider);
        shipping = Arrays.copyOf(shipping, wider);
        fees = Arrays.copyOf(fees, wider);
        cost = Arrays.copyOf(cost, wider);
        order = Arrays.copyOf(order, wider);
        orderReference = Arrays.copyOf(orderReference, wider);
        arrival = Arrays.copyOf(arrival, wider);
        attributes.replaceAll((name, values) -> Arrays.copyOf(values, wider));
    }
}
