package io.ratebook.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.payout.CarriedForward.Line;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Two years of a shop as they may go, by a seed; as many histories as {@code -Dratebook.tries} says. */
class CarryForwardIT extends ShopTest {
    private static final int TRIES = Integer.getInteger("ratebook.tries", 2);
    private static final long SEED = Long.getLong("ratebook.seed", 9L);
    private static final YearMonth FIRST = YearMonth.of(2010, 1);
    private static final List<String> PARTNERS =
            IntStream.rangeClosed(1, 8).mapToObj(i -> "P-" + i).toList();

    private final List<Long> toBePaid = new ArrayList<>();
    private ApiClient finance = anonymous();
    private ApiClient second = anonymous();
    private CarriedForward model = new CarriedForward();
    private Random random = new Random(0);
    private int numbers;
    private int payouts;
    private int below;
    private int negative;
    private int back;

    static LongStream seeds() {
        return LongStream.range(SEED, SEED + TRIES);
    }

    private Shop shop() throws IOException {
        finance = as("admin", "program-manager", "finance");
        second = as("finance");
        Shop shop = open(
                finance,
                Scene.tenPercent()
                        .sheet("Durations", "Hold days|Approval", "0|by hand")
                        .sheet("Thresholds", "Minimum", "10 GBP"),
                PARTNERS.toArray(String[]::new));
        shop.paypal(PARTNERS.toArray(String[]::new));
        return shop;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName(
            "reliability 9: whatever is sold, refunded, paid, void and sent back in two years, a payout is never below zero or"
                    + " the minimum, and each month opens as the one before it closed")
    void what_is_taken_back_is_carried_forward(long seed) throws IOException {
        random = new Random(seed);
        model = new CarriedForward();
        Shop shop = shop();
        for (int month = 0; month < CarriedForward.MONTHS; month++) {
            shop.sales(sales(month));
            approve(shop);
            payEarlier(shop, month);
            run(shop, month);
            someComeBack();
        }
        everyMonthTies();
        for (String partner : PARTNERS) {
            assertThat(minor(shop.sum(partner, "balance"))).as(partner).isEqualTo(model.balance(partner));
        }
        shop.ledgerHolds();
        System.out.println("seed " + seed + ": " + payouts + " payouts, " + back + " came back, left out " + negative
                + " times below zero and " + below + " times below the minimum");
        assertThat(List.of(payouts, back, negative, below)).doesNotContain(0);
    }

    /** Sales of this month, and refunds of it to whatever was sold until now; a commission is a tenth of a sale. */
    private String sales(int month) {
        StringBuilder lines = new StringBuilder();
        for (String partner : PARTNERS) {
            for (int i = random.nextInt(3); i > 0; i--) {
                long earned = 1 + random.nextInt(random.nextInt(4) == 0 ? 6_000 : 900);
                String sale = "S" + ++numbers;
                lines.append("%s,sale,,%s,%s,%s,GBP\n"
                        .formatted(sale, at(month, 1), partner, BigDecimal.valueOf(earned * 10, 2)));
                model.earns(sale, partner, month, earned);
            }
        }
        for (int i = random.nextInt(7); i > 0; i--) {
            String sale = model.someSale(random);
            if (!sale.isEmpty()) {
                long left = model.leftOf(sale);
                long amount = random.nextInt(3) > 0 ? left : 1 + random.nextLong(left);
                lines.append("R%d,refund,%s,%s,,%s,GBP\n"
                        .formatted(++numbers, sale, at(month, 15), BigDecimal.valueOf(amount * 10, 2)));
                model.takenBack(sale, month, amount);
            }
        }
        return lines.toString();
    }

    private static String at(int month, int day) {
        return FIRST.plusMonths(month).atDay(day) + "T12:00:00Z";
    }

    private void approve(Shop shop) {
        String partner = random.nextInt(3) == 0 ? PARTNERS.get(random.nextInt(PARTNERS.size())) : "";
        if (model.anyPending(partner)) {
            shop.job(finance.post(
                    Scene.path("/commissions/approve"),
                    partner.isEmpty() ? "{\"filter\":{}}" : "{\"filter\":{\"partner\":\"" + partner + "\"}}"));
            model.approve(partner);
        }
    }

    private void run(Shop shop, int month) {
        int from = random.nextInt(3) == 0 ? random.nextInt(month + 1) : 0;
        long run = shop.run("{\"from\":\"%s\",\"to\":\"%s\"}"
                .formatted(
                        FIRST.plusMonths(from).atDay(1), FIRST.plusMonths(month).atEndOfMonth()));
        Map<String, Long> due = model.due(from, month);
        assertLeftOut(shop, run, due);
        due.values().removeIf(amount -> amount < CarriedForward.MINIMUM);
        Map<String, Long> made = new TreeMap<>();
        for (JsonNode payout : shop.payouts("&limit=200&run=" + run).json().path("items")) {
            long id = payout.path("id").longValue();
            String partner = payout.path("partner").asString();
            long amount = minor(payout.at("/amount/amount").asString());
            assertThat(amount).isGreaterThanOrEqualTo(CarriedForward.MINIMUM);
            made.put(partner, amount);
            model.claim(id, partner, from, month);
            payouts++;
        }
        assertThat(made).isEqualTo(due);
        whatBecomesOf(shop, run, month);
    }

    private void assertLeftOut(Shop shop, long run, Map<String, Long> due) {
        List<String> expected = new ArrayList<>();
        due.forEach((partner, amount) -> {
            if (amount < 0) {
                expected.add(partner + " negative-balance " + amount);
                negative++;
            } else if (amount > 0 && amount < CarriedForward.MINIMUM) {
                expected.add(partner + " below-threshold " + amount);
                below++;
            }
        });
        assertThat(shop.leftOut(run).stream().filter(line -> !line.contains(" not-approved ")))
                .containsExactlyElementsOf(expected);
    }

    private void whatBecomesOf(Shop shop, long run, int month) {
        int chance = random.nextInt(8);
        if (chance == 0) {
            shop.job(finance.post(Scene.path("/payout-runs/" + run + "/void"), "{\"reason\":\"another month\"}"));
            ids(run).forEach(model::giveBack);
            return;
        }
        for (long payout : ids(run)) {
            if (random.nextInt(8) == 0) {
                Shop.done(
                        finance.post(Scene.path("/payouts/" + payout + "/void"), "{\"reason\":\"asked to wait\"}"),
                        200);
                model.giveBack(payout);
            }
        }
        String hash = shop.freeze(run);
        shop.job(second.post(Scene.path("/payout-runs/" + run + "/approve"), "{\"hash\":\"" + hash + "\"}"));
        if (chance == 1) {
            toBePaid.add(run);
        } else {
            pay(shop, run, month);
        }
    }

    private List<Long> ids(long run) {
        return database().jdbc().queryForList("SELECT id FROM payout WHERE run_id = ? ORDER BY id", Long.class, run);
    }

    private void payEarlier(Shop shop, int month) {
        toBePaid.forEach(run -> pay(shop, run, month));
        toBePaid.clear();
    }

    private void pay(Shop shop, long run, int month) {
        shop.job(finance.post(
                Scene.path("/payouts/paid"),
                "{\"run\":%d,\"paidOn\":\"%s\"}"
                        .formatted(run, FIRST.plusMonths(month).atEndOfMonth())));
        ids(run).forEach(payout -> model.pay(payout, month));
    }

    private void someComeBack() {
        for (long payout : database()
                .jdbc()
                .queryForList("SELECT id FROM payout WHERE state = 'paid' ORDER BY id DESC LIMIT 12", Long.class)) {
            if (random.nextInt(20) == 0) {
                Shop.done(
                        finance.post(Scene.path("/payouts/" + payout + "/return"), "{\"reason\":\"account closed\"}"),
                        200);
                model.comesBack(payout);
                back++;
            }
        }
    }

    private void everyMonthTies() {
        Map<String, Line> before = Map.of();
        for (int month = 0; month <= CarriedForward.MONTHS; month++) {
            Map<String, Line> lines = report(month);
            for (String partner : PARTNERS) {
                Line line = lines.getOrDefault(partner, Line.NONE);
                assertThat(line).as(partner + " in month " + month).isEqualTo(model.line(partner, month));
                assertThat(line.opening())
                        .isEqualTo(before.getOrDefault(partner, Line.NONE).closing());
            }
            before = lines;
        }
    }

    /** Of a month; of the last, all from there on. */
    private Map<String, Line> report(int month) {
        YearMonth last = month == CarriedForward.MONTHS ? YearMonth.of(2030, 12) : FIRST.plusMonths(month);
        String id = Shop.done(
                        finance.post(
                                Scene.path("/reports"),
                                "{\"from\":\"%s\",\"to\":\"%s\"}"
                                        .formatted(FIRST.plusMonths(month).atDay(1), last.atEndOfMonth())),
                        201)
                .at("/id");
        Map<String, Line> lines = new TreeMap<>();
        for (JsonNode line : Shop.done(finance.get(Scene.path("/reports/" + id + "/lines?limit=200")), 200)
                .json()
                .path("items")) {
            lines.put(
                    line.path("partner").asString(),
                    new Line(
                            figure(line, "opening"),
                            figure(line, "earned"),
                            figure(line, "clawedBack"),
                            figure(line, "paid"),
                            figure(line, "closing")));
        }
        return lines;
    }

    private static long figure(JsonNode line, String name) {
        return minor(line.path(name).path("amount").asString());
    }

    private static long minor(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }
}
