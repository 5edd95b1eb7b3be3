package io.ratebook.oracle;

import io.ratebook.evaluation.Credit;
import io.ratebook.evaluation.SaleLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The recorded, unparked lines that count, by (sale time, reference in byte order). */
final class History {
    static final Comparator<String> BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    static final Comparator<SaleLine> IN_TIME = Comparator.comparingLong(SaleLine::occurredAtMicros)
            .thenComparing(SaleLine::reference, BYTES)
            .thenComparing(SaleLine::source, BYTES);

    /** An order: of a line without an order reference the line itself. */
    record OrderId(String source, String reference, boolean ofOneLine) {}

    final List<SaleLine> lines;
    private final Map<OrderId, List<SaleLine>> orders;

    History(Collection<SaleLine> counted) {
        lines = counted.stream().sorted(IN_TIME).toList();
        orders = lines.stream().collect(Collectors.groupingBy(History::orderOf));
    }

    static OrderId orderOf(SaleLine line) {
        String order = line.order();
        return order == null
                ? new OrderId(line.source(), line.reference(), true)
                : new OrderId(line.source(), order, false);
    }

    List<SaleLine> linesOf(OrderId order) {
        return orders.getOrDefault(order, List.of());
    }

    /** Where the order stands: its earliest line. */
    SaleLine firstOf(OrderId order) {
        return linesOf(order).get(0);
    }

    /** Orders with such a line, by where they stand. */
    List<OrderId> ordersWith(Predicate<SaleLine> wanted) {
        Set<OrderId> orders = new LinkedHashSet<>();
        for (SaleLine line : lines) {
            if (wanted.test(line)) {
                orders.add(orderOf(line));
            }
        }
        List<OrderId> sorted = new ArrayList<>(orders);
        sorted.sort((a, b) -> IN_TIME.compare(firstOf(a), firstOf(b)));
        return sorted;
    }

    /** All orders of the line's customer, whoever's, by where they stand; none without a customer. */
    List<OrderId> ordersOfCustomer(SaleLine line) {
        return ordersWith(other -> sameCustomer(other, line));
    }

    List<OrderId> ordersOfCustomer(SaleLine line, String partner) {
        return ordersWith(other -> sameCustomer(other, line) && creditOf(other, partner) != null);
    }

    static boolean sameCustomer(SaleLine one, SaleLine other) {
        return one.customer() != null && one.customer().equals(other.customer());
    }

    static boolean before(SaleLine one, SaleLine other) {
        return IN_TIME.compare(one, other) < 0;
    }

    /** The partner's part of the line, 1 = all of it; null if it has none. */
    static @Nullable Frac creditOf(SaleLine line, String partner) {
        for (Credit credit : line.credits()) {
            if (credit.partner().equals(partner)) {
                return Frac.of(credit.percent()).dividedBy(Frac.HUNDRED);
            }
        }
        return null;
    }
}
