package io.ratebook.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.TestService;
import io.ratebook.payout.provider.PaymentProvider;
import io.ratebook.payout.provider.paypal.PayPalStub;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A shop that pays by a PayPal of our own, whose time runs as a test wants. */
abstract class PayPalHouse extends ShopTest {
    static final Duration TIMEOUT = Duration.ofMillis(400);
    private static final Duration SLOW = Duration.ofMillis(700);
    private static final String ALL = "{\"to\":\"2030-12-30\"}";

    final MovingClock clock = new MovingClock();
    private final List<TestService> services = new ArrayList<>();
    private int sales;
    final PayPalStub stub = started();
    ApiClient admin = anonymous();
    /** At the first service that has PayPal. */
    ApiClient finance = anonymous();

    private static PayPalStub started() {
        try {
            return PayPalStub.start(SLOW);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @BeforeEach
    void forgetCalls() {
        DyingProvider.TALKING.clear();
        DyingProvider.WRONG.set(0);
    }

    @AfterEach
    void closeAll() {
        services.forEach(TestService::close);
        stub.close();
    }

    /** Each partner has a PayPal account; those who earn are of the test. */
    Shop shop(String... partners) throws IOException {
        admin = as("admin", "program-manager", "finance");
        Shop shop = open(admin, Scene.tenPercent(), partners);
        shop.paypal(partners);
        return shop;
    }

    /** One more service that has PayPal; its ticks are those of the test. */
    TestService service(int itemsMax) {
        TestService service = new TestService(
                database(),
                context -> {
                    context.registerBean("movingClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
                    context.registerBean(
                            "dyingProvider",
                            DyingProvider.class,
                            () -> new DyingProvider(context.getBean("payPal", PaymentProvider.class), itemsMax),
                            bean -> bean.setPrimary(true));
                },
                "--ratebook.paypal.base-url=" + stub.uri(),
                "--ratebook.paypal.client-id=" + PayPalStub.CLIENT_ID,
                "--ratebook.paypal.secret=" + PayPalStub.SECRET,
                "--ratebook.paypal.timeout=" + TIMEOUT.toMillis() + "ms",
                "--ratebook.paypal.pause=20ms",
                "--ratebook.jobs.lease=3s",
                "--ratebook.payouts.provider-every=PT10H");
        services.add(service);
        if (services.size() == 1) {
            finance = service.as(withToken("read", "finance"));
        }
        return service;
    }

    void stop(TestService service) {
        services.remove(service);
        service.close();
    }

    /** Earns each partner a tenth of 100.00 GBP, has it approved, and makes an approved run of it. */
    long approvedRun(Shop shop, String... partners) {
        shop.sales(Stream.of(partners)
                .map(partner -> "S" + ++sales + ",sale,,2010-12-03T12:00:00Z," + partner + ",100.00,GBP\n")
                .collect(Collectors.joining()));
        shop.approveAll();
        long run = shop.run(ALL);
        String hash = shop.freeze(run);
        shop.job(as("finance").post(Scene.path("/payout-runs/" + run + "/approve"), "{\"hash\":\"" + hash + "\"}"));
        return run;
    }

    Answer handOver(Shop shop, long run) {
        Answer accepted = Shop.done(finance.post(Scene.path("/payouts/provider"), "{\"run\":" + run + "}"), 202);
        shop.job(accepted);
        return accepted;
    }

    /** A tick of a service, and all that comes of it. */
    void tick(TestService service) {
        service.bean(ProviderTick.class).tick();
        awaitIdle();
    }

    void awaitIdle() {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (count("SELECT COUNT(*) FROM job WHERE kind = 'payout-provider' AND state IN ('queued', 'running')")
                > 0) {
            assertThat(System.nanoTime()).as("a job does not end").isLessThan(end);
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Time passes, and the service looks. */
    void later(TestService service, Duration by) {
        clock.forward(by);
        tick(service);
    }

    long count(String sql) {
        return Objects.requireNonNull(database().jdbc().queryForObject(sql, Long.class));
    }

    /** Ids of the payouts of a run, as PayPal knows them. */
    List<String> idsOf(long run) {
        return database()
                .jdbc()
                .queryForList("SELECT CONCAT('RB-', id) FROM payout WHERE run_id = ? ORDER BY id", String.class, run);
    }

    List<String> statesOf(long run) {
        return database()
                .jdbc()
                .queryForList("SELECT state FROM payout WHERE run_id = ? ORDER BY id", String.class, run);
    }

    List<String> batches() {
        return database().jdbc().queryForList("SELECT state FROM provider_batch ORDER BY id", String.class);
    }

    Answer story(String payout) {
        return Shop.done(finance.get(Scene.path("/payouts/" + payout.substring(3))), 200);
    }

    /** At PayPal, each payout's money went out once at most; here, every law holds, and calls were made as they must be. */
    void allHolds(Shop shop) {
        assertThat(stub.bank().paidTwice()).isEmpty();
        assertThat(DyingProvider.WRONG).hasValue(0);
        shop.ledgerHolds();
    }
}
