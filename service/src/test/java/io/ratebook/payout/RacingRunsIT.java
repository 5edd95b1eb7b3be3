package io.ratebook.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.TestService;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two services are asked for the same at the same moment: 500 times with {@code -Dratebook.race.rounds=500}. */
class RacingRunsIT extends ShopTest {
    private static final int ROUNDS = Integer.getInteger("ratebook.race.rounds", 20);
    private static final int PARTNERS = 12;
    private static final String TEN = "{\"partner\":\"P-1\",\"amount\":{\"amount\":\"10.00\",\"currency\":\"GBP\"},"
            + "\"day\":\"2010-12-03\",\"reason\":\"for each day\"}";
    private static final long EARNED_EACH = 1_000;
    /** The whole check reads all there is: now and then is enough, and at the end. */
    private static final int ROUNDS_A_CHECK = 10;

    private final List<TestService> services = new ArrayList<>();
    private ApiClient finance = anonymous();

    @AfterEach
    void closeAll() {
        services.forEach(TestService::close);
    }

    private Shop shop(String... partners) throws IOException {
        finance = as("admin", "program-manager", "finance");
        Shop shop = open(finance, Scene.tenPercent(), partners);
        shop.paypal(partners);
        return shop;
    }

    private TestService service(Clock clock) {
        TestService service = new TestService(
                database(),
                context -> context.registerBean("testClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)),
                "--ratebook.payouts.schedule-every=PT10H");
        services.add(service);
        return service;
    }

    /** Both as nearly at once as threads can be let go. */
    private static <T> List<T> atOnce(Supplier<T> one, Supplier<T> other) {
        CyclicBarrier both = new CyclicBarrier(2);
        List<CompletableFuture<T>> running = List.of(begun(both, one), begun(both, other));
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static <T> CompletableFuture<T> begun(CyclicBarrier both, Supplier<T> what) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                both.await();
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
            return what.get();
        });
    }

    private long count(String sql) {
        return Objects.requireNonNull(database().jdbc().queryForObject(sql, Long.class));
    }

    private List<Long> ids(String sql) {
        return database().jdbc().queryForList(sql, Long.class);
    }

    private static void earn(Shop shop, int round, String... partners) {
        StringBuilder lines = new StringBuilder();
        for (String partner : partners) {
            lines.append("S%d-%s,sale,,2010-12-03T12:00:00Z,%s,100.00,GBP\n".formatted(round, partner, partner));
        }
        shop.sales(lines.toString());
        shop.approveAll();
    }

    @Test
    @DisplayName(
            "reliability 26: one run asked of two services at once, each step of it: each commission is in one payout, once")
    void the_same_run_on_two_services() throws IOException {
        String[] partners =
                IntStream.range(0, PARTNERS).mapToObj("P-%02d"::formatted).toArray(String[]::new);
        Shop shop = shop(partners);
        ApiClient here = withToken("read", "finance");
        ApiClient there = service(Clock.systemUTC()).as(here);
        int refused = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            earn(shop, round, partners);
            List<Long> runs = round % 2 == 0 ? oneRun(shop, here, there, round) : twoRuns(shop, here, there);
            assertThat(count("SELECT COUNT(*) FROM payable_entry WHERE payout_id = 0"))
                    .isZero();
            assertThat(ids("SELECT COUNT(*) FROM payout GROUP BY partner"))
                    .hasSize(PARTNERS)
                    .containsOnly((long) round);
            for (long run : runs) {
                refused += both(shop, here, there, "/payout-runs/" + run + "/freeze", "");
                String approve = "{\"hash\":\"" + shop.told(run).at("/hash") + "\"}";
                refused += both(shop, here, there, "/payout-runs/" + run + "/approve", approve);
                refused += both(shop, here, there, "/payouts/paid", "{\"run\":" + run + "}");
            }
            assertPaid(round);
            if (round % ROUNDS_A_CHECK == 0 || round == ROUNDS) {
                shop.ledgerHolds();
            }
        }
        System.out.println(ROUNDS + " rounds at two services: " + count("SELECT COUNT(*) FROM payout_run") + " runs, "
                + count("SELECT COUNT(*) FROM payout") + " payouts, " + refused + " told that it is done already");
        assertThat(ids("SELECT invoice_number FROM payout ORDER BY 1"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, ROUNDS * PARTNERS)
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    /** With a key each: two runs, of which the later one finds what the earlier one left. */
    private List<Long> twoRuns(Shop shop, ApiClient here, ApiClient there) {
        String body = "{\"to\":\"2030-12-30\"}";
        List<Answer> asked = atOnce(
                () -> here.post(Scene.path("/payout-runs"), body), () -> there.post(Scene.path("/payout-runs"), body));
        asked.forEach(shop::job);
        return asked.stream().map(one -> Long.parseLong(one.at("/run"))).toList();
    }

    /** With the same key: one run, whichever of the two makes it. */
    private List<Long> oneRun(Shop shop, ApiClient here, ApiClient there, int round) {
        long before = count("SELECT COUNT(*) FROM payout_run");
        List<Answer> asked = atOnce(() -> runByKey(here, "race-" + round), () -> runByKey(there, "race-" + round));
        asked.forEach(shop::job);
        assertThat(asked.get(0).text()).isEqualTo(asked.get(1).text());
        assertThat(count("SELECT COUNT(*) FROM payout_run")).isEqualTo(before + 1);
        return List.of(Long.parseLong(asked.get(0).at("/run")));
    }

    private static Answer runByKey(ApiClient caller, String key) {
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Idempotency-Key", key);
        while (true) {
            Answer answer = caller.send(
                    "POST", Scene.path("/payout-runs"), BodyPublishers.ofString("{\"to\":\"2030-12-30\"}"), headers);
            if (answer.status() != 409) {
                return answer;
            }
            assertThat(answer.at("/code")).isEqualTo("in-progress");
            PayPalHouse.pause();
        }
    }

    /** Answers how many of the two were told that it is done already. */
    private static int both(Shop shop, ApiClient here, ApiClient there, String path, String body) {
        List<Answer> asked = atOnce(() -> here.post(Scene.path(path), body), () -> there.post(Scene.path(path), body));
        List<Answer> accepted =
                asked.stream().filter(one -> one.status() == 202).toList();
        assertThat(accepted).as(asked.toString()).isNotEmpty();
        accepted.forEach(shop::job);
        asked.stream()
                .filter(one -> !accepted.contains(one))
                .forEach(one -> assertThat(one.at("/code")).as(one.toString()).isEqualTo("run-state"));
        return asked.size() - accepted.size();
    }

    private void assertPaid(int round) {
        assertThat(count("SELECT COUNT(*) FROM payout WHERE state <> 'paid'")).isZero();
        assertThat(count("SELECT COUNT(*) FROM payable_entry")).isZero();
        assertThat(count("SELECT COUNT(DISTINCT entry_id) FROM paid_entry")).isEqualTo((long) round * PARTNERS);
        assertThat(count("SELECT COUNT(*) FROM paid_entry")).isEqualTo((long) round * PARTNERS);
        assertThat(count("SELECT SUM(p.amount) FROM posting p JOIN account a ON a.id = p.account_id"
                        + " WHERE a.kind = 'paid'"))
                .isEqualTo(round * PARTNERS * EARNED_EACH);
        assertThat(count("SELECT COUNT(*) FROM account WHERE kind = 'payable' AND balance <> 0"))
                .isZero();
    }

    @Test
    @DisplayName("E01 reliability 26: two services look at the schedule at the same moment: one run for each day of it")
    void the_same_day_of_the_schedule() throws IOException {
        Shop shop = shop("P-1");
        MovingClock clock = new MovingClock();
        TestService first = service(clock);
        ApiClient there = first.as(withToken("read", "finance"));
        PayoutSchedules one = first.bean(PayoutSchedules.class);
        PayoutSchedules other = service(clock).bean(PayoutSchedules.class);
        Program program = bean(Programs.class).required(Scene.PROGRAM);
        one.set(program, Rhythm.WEEKLY, 3);
        List<LocalDate> due = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            Shop.done(there.post(Scene.path("/adjustments"), TEN), 201);
            LocalDate next = Objects.requireNonNull(one.of(program)).nextOn();
            due.add(next);
            clock.forwardTo(next.atTime(9, 0).toInstant(ZoneOffset.UTC));
            for (int looks = 0; looks < 2; looks++) {
                atOnce(() -> tick(one), () -> tick(other));
            }
            awaitMade();
        }
        assertThat(database()
                        .jdbc()
                        .queryForList(
                                "SELECT pay_on FROM payout_run WHERE kind = 'scheduled' ORDER BY 1", String.class))
                .containsExactlyElementsOf(due.stream().map(LocalDate::toString).toList());
        assertThat(count("SELECT COUNT(*) FROM payout_run")).isEqualTo(ROUNDS);
        assertThat(count("SELECT COUNT(*) FROM payout")).isEqualTo(ROUNDS);
        assertThat(count("SELECT SUM(amount) FROM payout")).isEqualTo(ROUNDS * EARNED_EACH);
        shop.ledgerHolds();
    }

    private static boolean tick(PayoutSchedules schedules) {
        schedules.tick();
        return true;
    }

    private void awaitMade() {
        for (int tries = 0; count("SELECT COUNT(*) FROM payout_run WHERE state = 'making'") > 0; tries++) {
            assertThat(tries).as("a run is not made").isLessThan(2_400);
            PayPalHouse.pause();
        }
    }
}
