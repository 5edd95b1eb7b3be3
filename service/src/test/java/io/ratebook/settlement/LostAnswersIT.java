package io.ratebook.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Programs;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Callers who do not hear an answer ask again with the same key. */
class LostAnswersIT extends ServiceTest {
    private static final long SEED = Long.getLong("ratebook.seed", 20_261_121L);
    private static final int SALES = Integer.getInteger("ratebook.lost.sales", 1_000);
    private static final int CALLERS = 8;
    private static final int PERCENT = 10;
    private static final int TRIES_MAX = 20;
    private static final int MINUTES_MAX = 15;

    private final Map<Integer, Long> told = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger replayed = new AtomicInteger();

    @Test
    @DisplayName(
            "reliability 19: answers are lost after the commit; who asks again is told the same, and nothing is twice")
    void who_asks_again_is_told_the_same() throws Exception {
        Scene scene = new Scene(as("admin", "program-manager", "finance"), bean(Jobs.class));
        scene.policy(Scene.tenPercent(), "2010-01-01");
        Scene.partners(bean(PartnerImport.class), bean(Programs.class).required(Scene.PROGRAM), List.of("P0", "P1"));
        String token = withToken("sales", "read").sentHeader("Authorization");
        try (DroppingProxy proxy = new DroppingProxy(address(), PERCENT, SEED)) {
            ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
            List<Future<?>> all = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                all.add(callers.submit(() -> sendAll(new ApiClient(proxy.address()).with("Authorization", token))));
            }
            for (Future<?> one : all) {
                one.get(MINUTES_MAX, TimeUnit.MINUTES);
            }
            callers.shutdown();
            System.out.println(SALES + " sales, " + proxy.dropped() + " answers lost, " + replayed + " replayed");
            assertThat(proxy.dropped()).isGreaterThan(SALES * PERCENT / 200);
        }
        assertThat(replayed.get()).isGreaterThan(SALES * PERCENT / 200);
        assertOnce();
    }

    private void sendAll(ApiClient service) {
        for (int number = next.getAndIncrement(); number < SALES; number = next.getAndIncrement()) {
            Answer answer = insist(service, number);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
            if (!answer.header("Idempotent-Replayed").isEmpty()) {
                replayed.incrementAndGet();
            }
            told.put(number, answer.json().at("/sale/id").asLong());
        }
    }

    private static Answer insist(ApiClient service, int number) {
        String body = """
                {"reference":"S%1$d","occurredAt":"2011-03-01T10:00:00Z","partner":"P%2$d","amount":"%3$d.00","currency":"GBP"}""".formatted(number, number % 2, number + 1);
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Idempotency-Key", "sale-" + number);
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            try {
                Answer answer = service.send("POST", Scene.path("/sales"), BodyPublishers.ofString(body), headers);
                if (answer.status() != 409) {
                    return answer;
                }
                Thread.sleep(20);
            } catch (IllegalStateException lost) {
                assertThat(lost).hasCauseInstanceOf(IOException.class);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
        throw new AssertionError("sale " + number + " was not answered in " + TRIES_MAX + " tries");
    }

    private void assertOnce() {
        Map<Integer, Long> recorded = new ConcurrentHashMap<>();
        database().jdbc().query("SELECT reference, id FROM sale", row -> {
            recorded.put(Integer.parseInt(row.getString(1).substring(1)), row.getLong(2));
        });
        assertThat(told).hasSize(SALES).isEqualTo(recorded);
        assertThat(database().jdbc().queryForObject("SELECT COUNT(*) FROM ledger_transaction", Integer.class))
                .isEqualTo(SALES);
        assertThat(database().jdbc().queryForObject("SELECT SUM(amount) FROM commission", Long.class))
                .isEqualTo(10L * SALES * (SALES + 1) / 2);
        assertThat(bean(LedgerCheck.class).run().holds()).isTrue();
    }
}
