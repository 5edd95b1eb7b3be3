package io.ratebook.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What partners must get, reckoned from the lines of sales alone: 8 % of books and 5 % of the rest, from a minimum on, if they said
 * where to. Amounts in minor units.
 */
final class PayoutModel {
    static final String POLICY_MINIMUM_GOLD = "2";
    static final String POLICY_MINIMUM = "6";

    private static final long MINIMUM_GOLD = 2_00;
    private static final long MINIMUM = 6_00;
    private static final int BOOKS_PERCENT = 8;
    private static final int REST_PERCENT = 5;
    private static final int SALE_MAX = 120_00;
    private static final String TITLES =
            "reference,type,original_reference,occurred_at,partner,category,amount,currency";

    private final int partners;
    private final Random random;
    private final List<Sale> sold = new ArrayList<>();
    private final Map<String, Long> open = new TreeMap<>();
    private final Map<String, Long> paid = new TreeMap<>();
    private int lines;

    private record Sale(String reference, String partner, String category, long amount) {
        /** HALF_UP, of amounts above zero. */
        long commission() {
            return (amount * (category.equals("Books") ? BOOKS_PERCENT : REST_PERCENT) + 50) / 100;
        }
    }

    PayoutModel(int partners, long seed) {
        this.partners = partners;
        this.random = new Random(seed);
    }

    static String code(int partner) {
        return "P%05d".formatted(partner);
    }

    private static int number(String partner) {
        return Integer.parseInt(partner.substring(1));
    }

    static boolean isGold(int partner) {
        return partner % 3 == 0;
    }

    static boolean hasDetails(int partner) {
        return partner % 5 != 0;
    }

    String partnersFile() {
        StringBuilder file = new StringBuilder("partner,level\n");
        for (int partner = 0; partner < partners; partner++) {
            file.append(code(partner))
                    .append(',')
                    .append(isGold(partner) ? "Gold" : "Silver")
                    .append('\n');
        }
        return file.toString();
    }

    /** Some sales of most partners, and refunds of a part of those of earlier files; counted as approved from here on. */
    List<String> file() {
        List<String> file = new ArrayList<>(List.of(TITLES));
        List<Sale> earlier = List.copyOf(sold);
        sold.clear();
        for (int line = 0; line < partners + partners / 5; line++) {
            Sale sale = new Sale(
                    "S" + lines++,
                    code(random.nextInt(partners)),
                    random.nextBoolean() ? "Books" : "Toys",
                    1 + random.nextInt(SALE_MAX));
            sold.add(sale);
            open.merge(sale.partner(), sale.commission(), Math::addExact);
            file.add("%s,sale,,2011-03-%02dT10:00:00Z,%s,%s,%s,GBP"
                    .formatted(sale.reference(), 1 + line % 28, sale.partner(), sale.category(), major(sale.amount())));
        }
        for (Sale sale : earlier) {
            if (random.nextInt(8) == 0) {
                open.merge(sale.partner(), -sale.commission(), Math::addExact);
                file.add("%s-R,refund,%s,2011-04-02T10:00:00Z,%s,%s,%s,GBP"
                        .formatted(
                                sale.reference(),
                                sale.reference(),
                                sale.partner(),
                                sale.category(),
                                major(sale.amount())));
            }
        }
        return file;
    }

    static String major(long minor) {
        return "%d.%02d".formatted(minor / 100, minor % 100);
    }

    /** Who must be paid what by a run over all, made now. */
    Map<String, Long> due() {
        Map<String, Long> due = new TreeMap<>();
        open.forEach((partner, amount) -> {
            if (amount > 0 && reasons(partner, amount).isEmpty()) {
                due.put(partner, amount);
            }
        });
        return due;
    }

    /** Who must be paid what at once, among those whose codes begin so. */
    Map<String, Long> dueWithoutMinimum(String beginning) {
        Map<String, Long> due = new TreeMap<>();
        open.forEach((partner, amount) -> {
            if (partner.startsWith(beginning) && amount > 0 && hasDetails(number(partner))) {
                due.put(partner, amount);
            }
        });
        return due;
    }

    int partners() {
        return partners;
    }

    /** Why each of the others with anything must get nothing. */
    Map<String, Set<String>> leftOut() {
        Map<String, Set<String>> leftOut = new TreeMap<>();
        open.forEach((partner, amount) -> {
            Set<String> reasons = reasons(partner, amount);
            if (!reasons.isEmpty()) {
                leftOut.put(partner, reasons);
            }
        });
        return leftOut;
    }

    private static Set<String> reasons(String partner, long amount) {
        Set<String> reasons = new TreeSet<>();
        if (amount < 0) {
            reasons.add("negative-balance");
        } else if (amount > 0) {
            if (amount < (isGold(number(partner)) ? MINIMUM_GOLD : MINIMUM)) {
                reasons.add("below-threshold");
            }
            if (!hasDetails(number(partner))) {
                reasons.add("no-payment-details");
            }
        }
        return reasons;
    }

    /** Money left. */
    void pay(String partner, long amount) {
        open.merge(partner, -amount, Math::addExact);
        paid.merge(partner, amount, Math::addExact);
    }

    /** It came back. */
    void giveBack(String partner, long amount) {
        pay(partner, -amount);
    }

    /** What is owed still, by partner; those with nothing left out. */
    Map<String, Long> open() {
        return withoutZeros(open);
    }

    /** What was paid and did not come back. */
    Map<String, Long> paid() {
        return withoutZeros(paid);
    }

    /** What was earned in the end, paid or not. */
    Map<String, Long> earned() {
        Map<String, Long> earned = new HashMap<>(open);
        paid.forEach((partner, amount) -> earned.merge(partner, amount, Math::addExact));
        return withoutZeros(earned);
    }

    private static Map<String, Long> withoutZeros(Map<String, Long> amounts) {
        Map<String, Long> some = new TreeMap<>(amounts);
        some.values().removeIf(amount -> amount == 0);
        return some;
    }
}
