package io.ratebook.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.Service;
import io.ratebook.ServiceTest;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Programs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Two services on one database are sent the same sales by many callers at once. */
class TwoServicesIT extends ServiceTest {
    private static final long SEED = Long.getLong("ratebook.seed", 20_261_121L);
    private static final int SALES = Integer.getInteger("ratebook.same.sales", 100);
    private static final int CALLERS = Integer.getInteger("ratebook.same.callers", 10);
    private static final int MINUTES_MAX = 15;

    /** First answers by sale, and what else was said. */
    private final Map<Integer, String> answers = new ConcurrentHashMap<>();

    private final AtomicInteger first = new AtomicInteger();
    private final AtomicInteger replayed = new AtomicInteger();
    private final AtomicInteger inProgress = new AtomicInteger();

    @Test
    @DisplayName("reliability 13: the same sale sent many times at once to two services is recorded and booked once")
    void the_same_sales_are_recorded_once() throws Exception {
        prepare();
        ApiClient here = withToken("sales", "read");
        try (ConfigurableApplicationContext second = second()) {
            ApiClient there = new ApiClient(URI.create(
                            "http://127.0.0.1:" + second.getEnvironment().getRequiredProperty("local.server.port")))
                    .with("Authorization", here.sentHeader("Authorization"));
            ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
            List<Future<?>> all = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                ApiClient service = caller % 2 == 0 ? here : there;
                Random random = new Random(SEED + caller);
                all.add(callers.submit(() -> sendAll(service, random)));
            }
            for (Future<?> one : all) {
                one.get(MINUTES_MAX, TimeUnit.MINUTES);
            }
            callers.shutdown();
            assertOnce(second);
        }
    }

    private void prepare() throws IOException {
        Scene scene = new Scene(as("admin", "program-manager", "finance"), bean(Jobs.class));
        scene.policy(Scene.tenPercent(), "2010-01-01");
        Scene.partners(
                bean(PartnerImport.class), bean(Programs.class).required(Scene.PROGRAM), List.of("P0", "P1", "P2"));
    }

    private ConfigurableApplicationContext second() {
        HikariDataSource database = database().dataSource();
        return Service.start(
                null,
                "--server.port=0",
                "--ratebook.database.url=" + database.getJdbcUrl(),
                "--ratebook.database.user=" + database.getUsername(),
                "--ratebook.database.password=" + database.getPassword());
    }

    private void sendAll(ApiClient service, Random random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, SALES).boxed().toList());
        Collections.shuffle(order, random);
        order.forEach(number -> send(service, number));
    }

    private void send(ApiClient service, int number) {
        String body = """
                {"reference":"S%1$d","occurredAt":"2011-03-01T10:00:00Z","partner":"P%2$d","amount":"%3$d.00","currency":"GBP"}""".formatted(number, number % 3, number + 1);
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Idempotency-Key", "sale-" + number);
        Answer answer;
        do {
            answer = service.send("POST", Scene.path("/sales"), BodyPublishers.ofString(body), headers);
            if (answer.status() == 409) {
                assertThat(answer.at("/code")).isEqualTo("in-progress");
                inProgress.incrementAndGet();
                pause();
            }
        } while (answer.status() == 409);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        (answer.header("Idempotent-Replayed").isEmpty() ? first : replayed).incrementAndGet();
        String before = answers.putIfAbsent(number, answer.text());
        if (before != null) {
            assertThat(answer.text()).isEqualTo(before);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void assertOnce(ConfigurableApplicationContext second) {
        System.out.println(CALLERS + " callers, " + SALES + " sales, two services: " + first + " done, " + replayed
                + " replayed, " + inProgress + " told to wait");
        assertThat(first).hasValue(SALES);
        assertThat(replayed).hasValue(SALES * (CALLERS - 1));
        assertThat(database().jdbc().queryForObject("SELECT COUNT(*) FROM sale", Integer.class))
                .isEqualTo(SALES);
        assertThat(database().jdbc().queryForObject("SELECT COUNT(*) FROM ledger_transaction", Integer.class))
                .isEqualTo(SALES);
        assertThat(database().jdbc().queryForObject("SELECT SUM(amount) FROM commission", Long.class))
                .isEqualTo(10L * SALES * (SALES + 1) / 2);
        assertThat(second.getBean(LedgerCheck.class).run().holds()).isTrue();
    }
}
