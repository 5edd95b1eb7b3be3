package io.ratebook.oracle;

import io.ratebook.evaluation.Credit;
import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.PartnerFacts.DatedGroup;
import io.ratebook.evaluation.PartnerFacts.DatedLevel;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.money.CurrencyCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Few partners, customers, orders and instants, so that everything meets everything. */
final class RandomSales {
    static final List<String> PARTNERS = List.of("P1", "P2", "p1", "P10", "Ä");
    static final List<String> CUSTOMERS = List.of("C1", "C2", "C3");

    /** Ends of days, months, quarters and years in UTC, Berlin, New York and Kolkata, days of clock changes, leap days. */
    private static final List<String> INSTANTS = List.of(
            "2023-12-31T18:30:00Z",
            "2023-12-31T23:00:00Z",
            "2024-01-01T00:00:00Z",
            "2024-01-01T05:00:00Z",
            "2024-01-31T12:00:00Z",
            "2024-02-29T12:00:00Z",
            "2024-03-10T07:00:00Z",
            "2024-03-31T01:00:00Z",
            "2024-03-31T22:00:00Z",
            "2024-04-01T00:00:00Z",
            "2024-04-01T04:00:00Z",
            "2024-04-15T10:00:00Z");

    private static final List<String> FAR =
            List.of("2022-12-31T23:30:00Z", "2023-04-10T10:00:00Z", "2024-10-27T00:30:00Z", "2025-01-31T12:00:00Z");

    private final Pick pick;
    private final RandomCase.Flavour flavour;
    private final List<Long> instants = new ArrayList<>();
    private final Map<String, @Nullable String> customers = new HashMap<>();
    private int lineNumber = 1;

    RandomSales(Pick pick, RandomCase.Flavour flavour) {
        this.pick = pick;
        this.flavour = flavour;
        List<String> known = new ArrayList<>(INSTANTS);
        if (flavour.longTail()) {
            known.addAll(FAR);
        }
        for (String order : List.of("O1", "O2", "O3", "O4")) {
            customers.put(order, pick.oneIn(4) ? null : pick.from(CUSTOMERS));
        }
        int count = pick.between(2, known.size());
        for (int i = 0; i < count; i++) {
            instants.add(micros(pick.from(known)));
        }
    }

    private static long micros(String instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
    }

    private long time() {
        long base = pick.from(instants);
        return switch (pick.between(0, 7)) {
            case 0 -> base - 1;
            case 1 -> base + pick.between(-40, 40) * Instants.DAY;
            case 2 -> base + pick.between(1, 31) * Instants.DAY - 1;
            case 3 -> base + pick.between(0, 50) * Instants.DAY / 24;
            default -> base;
        };
    }

    List<SaleLine> sales() {
        int count = pick.oneIn(6) ? pick.between(10, 60) : pick.between(1, 12);
        List<SaleLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(sale(i));
        }
        int refunds = pick.oneIn(3) ? 0 : pick.between(0, count);
        for (int i = 0; i < refunds; i++) {
            lines.add(refund(i, pick.from(lines.subList(0, count))));
        }
        Collections.shuffle(lines, pick.random);
        return lines;
    }

    private SaleLine sale(int number) {
        String order = pick.oneIn(2) ? null : pick.of("O1", "O2", "O3", "O4");
        String customer = order != null ? customers.get(order) : pick.oneIn(5) ? null : pick.from(CUSTOMERS);
        String currency = pick.from(flavour.currencies());
        BigDecimal amount = amount(currency);
        BigDecimal discount = pick.of(
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                part(amount, "0.1", currency),
                pick.oneIn(3) ? amount : BigDecimal.ZERO);
        Map<String, String> attributes = new HashMap<>();
        if (pick.oneIn(3)) {
            attributes.put("season", pick.of("summer", "winter"));
        }
        if (pick.oneIn(2)) {
            attributes.put("score", pick.of("0", "1", "2.5", "10"));
        }
        return new SaleLine(
                ++lineNumber,
                false,
                pick.oneIn(6) ? "shop" : SaleLine.DEFAULT_SOURCE,
                reference(number),
                null,
                pick.of("sale", "sale", "sale", "sale", "renewal", "lead won"),
                time(),
                credits(),
                customer,
                pick.orNull(4, "DE", "AT", "US"),
                pick.orNull(4, "A", "B", "b"),
                pick.orNull(4, "Hosting", "Domain"),
                pick.orNull(2, "web", "shop"),
                pick.orNull(2, "X10"),
                currency,
                pick.orNull(4, decimal("0"), decimal("1"), decimal("2"), decimal("3"), decimal("2.5")),
                amount,
                discount,
                part(amount, "0.2", currency),
                pick.of(BigDecimal.ZERO, part(decimal("10"), "1", currency)),
                pick.of(BigDecimal.ZERO, decimal("0.123456")),
                pick.orNull(4, BigDecimal.ZERO, decimal("33.333333"), amount, part(amount, "0.5", currency)),
                order,
                Map.copyOf(attributes));
    }

    private String reference(int number) {
        return pick.of("S", "s", "É", "") + number;
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    private BigDecimal amount(String currency) {
        BigDecimal units = decimal(pick.of(
                "0", "0.01", "0.02", "1", "3", "10", "19.99", "50", "50", "99.99", "100", "100", "117.00", "333.33",
                "500", "1000"));
        return units.setScale(CurrencyCode.of(currency).decimals(), RoundingMode.UP);
    }

    private static BigDecimal part(BigDecimal amount, String times, String currency) {
        return amount.multiply(decimal(times))
                .setScale(CurrencyCode.of(currency).decimals(), RoundingMode.DOWN);
    }

    private List<Credit> credits() {
        if (pick.oneIn(8)) {
            return List.of();
        }
        if (!pick.oneIn(3)) {
            return List.of(new Credit(partner(), decimal(pick.of("100", "100", "100", "50", "33.3"))));
        }
        List<String> partners = pick.some(2, 3, PARTNERS);
        return switch (pick.between(0, 3)) {
            case 0 -> credits(partners, "60", "40", "0.000");
            case 1 -> credits(partners, "50", "50", "0.000");
            case 2 -> credits(partners, "33.33", "33.33", "33.34");
            default -> credits(partners, "30", "30", "25");
        };
    }

    private static List<Credit> credits(List<String> partners, String... percents) {
        List<Credit> credits = new ArrayList<>();
        for (int i = 0; i < partners.size(); i++) {
            BigDecimal percent = decimal(percents[i]);
            if (percent.signum() > 0) {
                credits.add(new Credit(partners.get(i), percent));
            }
        }
        return credits;
    }

    private String partner() {
        return pick.oneIn(3) ? pick.from(PARTNERS) : pick.of("P1", "P2");
    }

    private SaleLine refund(int number, SaleLine sale) {
        BigDecimal revenue = sale.amount().subtract(sale.discount());
        String currency = pick.oneIn(20) ? pick.from(flavour.currencies()) : sale.currency();
        BigDecimal amount = !currency.equals(sale.currency()) ? amount(currency) : refunded(revenue, currency);
        return refund(number, sale, amount, currency);
    }

    private BigDecimal refunded(BigDecimal revenue, String currency) {
        return pick.of(
                revenue,
                revenue,
                part(revenue, "0.5", currency),
                part(revenue, "0.3333", currency),
                revenue.subtract(part(revenue, "0.5", currency)),
                BigDecimal.ZERO.setScale(CurrencyCode.of(currency).decimals()),
                revenue.add(decimal("1").setScale(CurrencyCode.of(currency).decimals())));
    }

    private SaleLine refund(int number, SaleLine sale, BigDecimal amount, String currency) {
        String original = pick.oneIn(15) ? pick.orNull(4, "unknown") : sale.reference();
        long after = pick.of(0L, 1L, Instants.DAY, 30 * Instants.DAY, 60 * Instants.DAY, 61 * Instants.DAY);
        long time = sale.occurredAtMicros() + (pick.oneIn(10) ? -Instants.DAY : after + pick.of(0L, 0L, -1L));
        String source = pick.oneIn(20) ? "shop" : sale.source();
        return SaleLine.sale(pick.of("R", "r", "0R") + number, time, currency, amount)
                .lineNumber(++lineNumber)
                .source(source)
                .refundOf(original)
                .build();
    }

    Map<String, PartnerFacts> partners() {
        Map<String, PartnerFacts> partners = new HashMap<>();
        for (String code : PARTNERS) {
            if (!pick.oneIn(12)) {
                partners.put(code, partnerFacts(code));
            }
        }
        return partners;
    }

    private PartnerFacts partnerFacts(String code) {
        Map<String, String> attributes = new HashMap<>();
        if (pick.oneIn(2)) {
            attributes.put("quota", pick.of("0", "100", "400"));
        }
        if (pick.oneIn(4)) {
            attributes.put("season", "winter");
        }
        return new PartnerFacts(
                code,
                pick.oneIn(2) ? null : micros(pick.of("2021-05-01T10:00:00Z", "2023-12-31T23:00:00Z")),
                pick.oneIn(6) ? List.of(time(), Long.MAX_VALUE) : List.of(),
                pick.oneIn(6) ? (Long) time() : null,
                levels(),
                pick.oneIn(2) ? null : referrer(code),
                Set.copyOf(pick.someOf(0, 2, "G1", "G2")),
                Set.copyOf(pick.someOf(0, 2, "vip", "new")),
                pick.orNull(4, "DE", "US"),
                Map.copyOf(attributes),
                datedGroups());
    }

    private List<DatedGroup> datedGroups() {
        List<DatedGroup> groups = new ArrayList<>();
        if (pick.oneIn(3)) {
            groups.add(new DatedGroup("G2", pick.oneIn(2) ? Long.MIN_VALUE : time(), time()));
        }
        if (pick.oneIn(3)) {
            groups.add(new DatedGroup("G1", time(), PartnerFacts.NEVER));
        }
        return groups;
    }

    private @Nullable String referrer(String code) {
        String referrer = pick.oneIn(8) ? "nobody" : pick.from(PARTNERS);
        return referrer.equals(code) ? null : referrer;
    }

    private List<DatedLevel> levels() {
        List<DatedLevel> levels = new ArrayList<>();
        if (!pick.oneIn(4)) {
            levels.add(new DatedLevel(Long.MIN_VALUE, pick.of("Gold", "Silver")));
        }
        if (pick.oneIn(2)) {
            levels.add(new DatedLevel(micros("2024-02-29T12:00:00Z"), pick.orNull(3, "Gold", "Bronze")));
        }
        return levels;
    }
}
