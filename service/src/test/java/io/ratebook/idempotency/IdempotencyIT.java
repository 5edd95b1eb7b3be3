package io.ratebook.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.web.Refusal;
import io.ratebook.web.Transactions;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class IdempotencyIT extends ServiceTest {
    private static final String PROGRAMS = "/api/v1/programs";

    private static String program(String code) {
        return "{\"code\":\"" + code + "\",\"name\":\"A\",\"currency\":\"EUR\",\"zone\":\"UTC\"}";
    }

    private static Answer post(ApiClient caller, String path, String key, String json) {
        return caller.send(
                "POST",
                path,
                BodyPublishers.ofString(json),
                Map.of("Content-Type", "application/json", "Idempotency-Key", key));
    }

    private int programs() {
        return database().jdbc().queryForList("SELECT id FROM program").size();
    }

    @Test
    @DisplayName("G01, 19: the same request under the same key is done once, and answered the same")
    void the_same_again_gets_the_same_answer() {
        ApiClient admin = as("admin");

        Answer first = post(admin, PROGRAMS, "k1", program("shop"));
        Answer again = post(admin, PROGRAMS, "k1", program("shop"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(programs()).isEqualTo(1);
    }

    @Test
    @DisplayName("14: a key belongs to its caller, method, path and body")
    void a_key_is_good_for_one_request() {
        ApiClient admin = as("admin");
        post(admin, PROGRAMS, "k1", program("shop"));

        Answer otherBody = post(admin, PROGRAMS, "k1", program("other"));
        assertThat(otherBody.status()).isEqualTo(422);
        assertThat(otherBody.at("/code")).isEqualTo("key-reused");
        Answer otherQuery = post(admin, PROGRAMS + "?x=1", "k1", program("shop"));
        assertThat(otherQuery.status()).isEqualTo(422);
        Answer otherCaller = post(as("admin"), PROGRAMS, "k1", program("shop"));
        assertThat(otherCaller.status()).isEqualTo(409);
        assertThat(otherCaller.at("/code")).doesNotContain("key");
        assertThat(post(admin, "/api/v1/tokens", "k1", "{\"name\":\"t\",\"scopes\":[\"read\"]}")
                        .status())
                .isEqualTo(201);
        assertThat(programs()).isEqualTo(1);
    }

    @Test
    @DisplayName("15: keys are 1 to 255 visible ASCII characters, compared exactly")
    void keys_are_kept_apart() {
        ApiClient admin = as("admin");

        assertThat(post(admin, PROGRAMS, "k".repeat(255), program("a")).status())
                .isEqualTo(201);
        assertThat(post(admin, PROGRAMS, "K".repeat(255), program("b")).status())
                .isEqualTo(201);
        for (String bad : new String[] {"k".repeat(256), "k 1", "k".repeat(1000), ""}) {
            Answer refused = post(admin, PROGRAMS, bad, program("c"));
            assertThat(refused.status()).as(bad).isEqualTo(400);
            assertThat(refused.at("/code")).isEqualTo("bad-key");
        }
        assertThat(programs()).isEqualTo(2);
    }

    @Test
    @DisplayName("17: refused input does not use a key up")
    void a_corrected_request_may_keep_its_key() {
        ApiClient admin = as("admin");

        assertThat(post(admin, PROGRAMS, "k1", program("")).status()).isEqualTo(422);
        assertThat(post(admin, PROGRAMS, "k1", "{").status()).isEqualTo(400);
        assertThat(post(admin, PROGRAMS, "k1", program("shop")).status()).isEqualTo(201);
        assertThat(programs()).isEqualTo(1);
    }

    @Test
    @DisplayName("16: of many first requests with one key, one is done; none breaks")
    void many_at_once_are_done_once() throws Exception {
        ApiClient admin = as("admin");
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<Answer>> sent = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            sent.add(threads.submit(() -> post(admin, PROGRAMS, "k1", program("shop"))));
        }
        int done = 0;
        for (Future<Answer> one : sent) {
            Answer answer = one.get(120, TimeUnit.SECONDS);
            if (answer.status() == 409) {
                assertThat(answer.at("/code")).isEqualTo("in-progress");
                assertThat(answer.header("Retry-After")).isNotEmpty();
            } else {
                assertThat(answer.status()).as(answer.text()).isEqualTo(201);
                done += answer.header("Idempotent-Replayed").isEmpty() ? 1 : 0;
            }
        }
        threads.shutdown();

        assertThat(done).isEqualTo(1);
        assertThat(programs()).isEqualTo(1);
        assertThat(post(admin, PROGRAMS, "k1", program("shop")).header("Idempotent-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void after_a_crash_a_key_is_taken_over_unless_something_was_written() {
        ApiClient admin = as("admin");
        for (String key : List.of("running", "written", "fresh")) {
            post(admin, PROGRAMS, key, program(key));
        }
        database().jdbc().update("DELETE FROM program");
        String crashed =
                "UPDATE idempotency SET state = ?, lease_until = lease_until + ?, body = NULL WHERE idem_key = ?";
        long longAgo = -Duration.ofHours(1).toNanos() / 1_000;
        database().jdbc().update(crashed, "running", longAgo, "running");
        database().jdbc().update(crashed, "written", longAgo, "written");
        database().jdbc().update(crashed, "running", 0, "fresh");

        assertThat(post(admin, PROGRAMS, "running", program("running")).status())
                .isEqualTo(201);
        Answer lost = post(admin, PROGRAMS, "written", program("written"));
        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.at("/code")).isEqualTo("answer-lost");
        Answer fresh = post(admin, PROGRAMS, "fresh", program("fresh"));
        assertThat(fresh.at("/code")).isEqualTo("in-progress");
        assertThat(programs()).isEqualTo(1);
    }

    @Test
    void who_lost_the_key_cannot_commit() {
        KeyTable keys = bean(KeyTable.class);
        CurrentAttempt current = bean(CurrentAttempt.class);
        Transactions transactions = bean(Transactions.class);
        JdbcTemplate jdbc = bean(JdbcTemplate.class);
        CallKey key = new CallKey("PERSON 1", "POST /x", "k1");
        Attempt.Begun frozen = (Attempt.Begun) keys.begin(key, Duration.ofSeconds(-1));
        Attempt.Begun next = (Attempt.Begun) keys.begin(key, Duration.ofMinutes(1));
        String insert = "INSERT INTO program (id, code, name, currency, zone, created_at, version)"
                + " VALUES (?, 'shop', '', 'EUR', 'UTC', 0, 0)";

        current.begin(frozen);
        try {
            assertThatThrownBy(() -> transactions.run(() -> jdbc.update(insert, 1)))
                    .isInstanceOf(Refusal.class);
        } finally {
            current.end();
        }
        assertThat(programs()).isZero();

        current.begin(next);
        try {
            transactions.run(() -> jdbc.update(insert, 2));
            transactions.run(() -> jdbc.update("DO 1"));
        } finally {
            current.end();
        }
        assertThat(programs()).isEqualTo(1);
        assertThat(keys.begin(key, Duration.ofMinutes(1))).isInstanceOf(Attempt.UnderWay.class);
    }

    @Test
    void a_secret_is_not_kept_for_a_second_answer() {
        ApiClient viewer = as("viewer");
        String wish = "{\"name\":\"t\",\"scopes\":[\"read\"]}";

        assertThat(post(viewer, "/api/v1/tokens", "k1", wish).status()).isEqualTo(201);
        Answer again = post(viewer, "/api/v1/tokens", "k1", wish);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.at("/code")).isEqualTo("answer-not-kept");
        assertThat(viewer.get("/api/v1/tokens").json().at("/items").size()).isEqualTo(1);
        assertThat(database().jdbc().queryForList("SELECT body FROM idempotency WHERE body IS NOT NULL"))
                .isEmpty();
    }
}
