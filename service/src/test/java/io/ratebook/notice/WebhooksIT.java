package io.ratebook.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.ApiClient.Answer;
import io.ratebook.database.Ids;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.web.Refusal;
import io.ratebook.web.Transactions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What machines are told, by a receiver that is slow, away, wrong, or fine. */
class WebhooksIT extends NoticeTest {
    private Receiver receiver = open();

    private static Receiver open() {
        try {
            return new Receiver();
        } catch (java.io.IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @BeforeEach
    void begin() {
        shop();
    }

    @AfterEach
    void end() {
        receiver.close();
    }

    private Answer webhook(String... topics) {
        return done(
                caller.post(
                        path("/webhooks"),
                        "{\"url\":\"%s\",\"topics\":[\"%s\"]}".formatted(receiver.url(), String.join("\",\"", topics))),
                201);
    }

    private Answer deliveries(String filter) {
        return done(caller.get(path("/webhook-deliveries" + filter)), 200);
    }

    private void allSent(int count) {
        await(() -> count("SELECT COUNT(*) FROM outbox WHERE state = 'sent'") == count);
    }

    private List<String> references() {
        return receiver.got().stream()
                .map(got -> got.json().at("/items/0/reference").asString())
                .toList();
    }

    @Test
    @DisplayName("G06: a machine that listens is told of a sale that was evaluated, signed with the secret shown once")
    void a_sale_is_told() throws Exception {
        String secret = webhook("sale.evaluated").at("/secret");
        long before = Instant.now().getEpochSecond();
        sale("S1");
        assertThat(receiver.got())
                .as("the call of the sale does not wait for it")
                .isEmpty();
        process(FAST, 0);
        allSent(1);

        Receiver.Got got = receiver.got().get(0);
        assertThat(got.topic()).isEqualTo("sale.evaluated");
        assertThat(got.json().at("/id").asString()).isEqualTo(got.event());
        assertThat(got.json().at("/program").asString()).isEqualTo("shop");
        assertThat(got.json().at("/items/0/reference").asString()).isEqualTo("S1");
        assertThat(got.json().at("/items/0/state").asString()).isEqualTo("evaluated");
        String id = got.json().at("/items/0/id").asString();
        assertThat(caller.get(path("/sales/" + id)).at("/reference")).isEqualTo("S1");

        String second = got.signature().replaceAll("t=(\\d+),.*", "$1");
        assertThat(Long.parseLong(second)).isBetween(before, Instant.now().getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected =
                HexFormat.of().formatHex(mac.doFinal((second + "." + got.body()).getBytes(StandardCharsets.UTF_8)));
        assertThat(got.signature()).isEqualTo("t=" + second + ",v1=" + expected);

        Answer list = deliveries("");
        assertThat(list.at("/items/0/state")).isEqualTo("sent");
        assertThat(list.at("/items/0/status")).isEqualTo("200");
        assertThat(list.at("/items/0/answer")).isEqualTo("thanks");
    }

    @Test
    @DisplayName("G06: the worked example of the description: this secret, second and body give this signature")
    void the_worked_example_holds() {
        assertThat(Signature.of("whsec_example", 1_763_800_000L, "{\"id\":\"1\"}"))
                .isEqualTo("t=1763800000,v1=d826d3c720155ec3673041acd0cc65f196893213465bc139d48f4874b0cd5aa7");
    }

    @Test
    @DisplayName("G06: a file is told in pieces of 500; where nobody listens nothing is written at all")
    void a_file_is_told_in_pieces() {
        file("F", 20);
        assertThat(count("SELECT COUNT(*) FROM outbox")).isZero();
        webhook("sale.evaluated");
        file("G", 1_200);

        assertThat(database().jdbc().queryForList("SELECT items FROM outbox ORDER BY id", Integer.class))
                .containsExactly(500, 500, 200);
        process(FAST, 0);
        allSent(3);
        assertThat(receiver.got())
                .extracting(got -> got.json().at("/items").size())
                .containsExactly(500, 500, 200);
        assertThat(receiver.got().stream()
                        .flatMap(got -> got.json().at("/items").findValuesAsString("reference").stream())
                        .distinct()
                        .count())
                .isEqualTo(1_200);
    }

    @Test
    @DisplayName("G06: what is rolled back is told to nobody")
    void what_is_rolled_back_is_not_told() {
        webhook("payout.paid");
        assertThatThrownBy(() -> bean(Transactions.class).run(() -> {
                    bean(Outbox.class).add(program().id(), Topic.PAYOUT_PAID, () -> List.of(Map.of("id", 1)));
                    throw new IllegalStateException("no money");
                }))
                .hasMessage("no money");
        assertThat(count("SELECT COUNT(*) FROM outbox")).isZero();
        bean(Transactions.class)
                .run(() -> bean(Outbox.class).add(program().id(), Topic.PAYOUT_PAID, () -> List.of(Map.of("id", 1))));
        bean(Transactions.class).run(() -> bean(Outbox.class)
                .add(program().id(), Topic.COMMISSION_APPROVED, () -> List.of(Map.of("id", 2))));
        process(FAST, 0);
        allSent(1);
        assertThat(receiver.got()).extracting(Receiver.Got::topic).containsExactly("payout.paid");
    }

    @Test
    @DisplayName("G06: what a receiver does not take is tried again under the same id, and what follows waits for it")
    void it_is_tried_again_in_order() {
        webhook("sale.evaluated");
        receiver.then(Receiver.status(500, "broken"))
                .then(Receiver.status(302, "elsewhere"))
                .then(Receiver.late(2_000))
                .then(Receiver.dripping(900, 100));
        sale("S1");
        sale("S2");
        process(FAST, 0);
        allSent(2);

        assertThat(references()).containsExactly("S1", "S1", "S1", "S1", "S1", "S2");
        assertThat(receiver.got().subList(0, 5))
                .extracting(Receiver.Got::event)
                .containsOnly(receiver.got().get(0).event());
        assertThat(receiver.got().subList(0, 5))
                .extracting(Receiver.Got::body)
                .containsOnly(receiver.got().get(0).body());
        assertThat(deliveries("").at("/items/1/attempts")).isEqualTo("5");
    }

    @Test
    @DisplayName("G06: each failure doubles the wait, up to a limit, and says what the receiver said")
    void the_wait_doubles() {
        assertThat(FAST.delay(1)).isEqualTo(Duration.ofMillis(50));
        assertThat(FAST.delay(2)).isEqualTo(Duration.ofMillis(100));
        assertThat(FAST.delay(3)).isEqualTo(Duration.ofMillis(200));
        assertThat(FAST.delay(4)).isEqualTo(Duration.ofMillis(200));
        assertThat(FAST.delay(1_000)).isEqualTo(Duration.ofMillis(200));
        webhook("sale.evaluated");
        receiver.always(Receiver.status(503, "closed for lunch"));
        sale("S1");
        process(FAST, 0);
        await(() -> receiver.got().size() >= 2);
        assertThat(deliveries("?state=waiting").at("/items/0/status")).isEqualTo("503");
        assertThat(deliveries("?state=waiting").at("/items/0/answer")).isEqualTo("closed for lunch");
        assertThat(deliveries("?state=waiting").at("/items/0/nextTryAt")).isNotEmpty();
    }

    @Test
    @DisplayName(
            "G06: given up after so many tries, it is shown as failed, those behind it go on, and a person sends it again")
    void it_is_given_up_and_sent_again() {
        webhook("sale.evaluated");
        NoticeSettings three = new NoticeSettings(
                true,
                FAST.poll(),
                FAST.retryFirst(),
                FAST.retryMost(),
                3,
                FAST.timeout(),
                true,
                FAST.keep(),
                FAST.mailWaitsMost());
        receiver.then(Receiver.status(500, "a")).then(Receiver.status(500, "b")).then(Receiver.status(500, "c"));
        sale("S1");
        sale("S2");
        process(three, 0);
        allSent(1);
        assertThat(references()).containsExactly("S1", "S1", "S1", "S2");
        Answer failed = deliveries("?state=failed");
        assertThat(failed.at("/items/0/answer")).isEqualTo("c");
        assertThat(caller.get(path("/webhooks")).at("/items/0/failed")).isEqualTo("1");

        Answer again = caller.post(path("/webhook-deliveries/" + failed.at("/items/0/id") + "/send"), "");
        assertThat(done(again, 200).at("/state")).isEqualTo("waiting");
        allSent(2);
        assertThat(receiver.got().get(4).event()).isEqualTo(failed.at("/items/0/event"));
        assertThat(caller.get("/api/v1/audit?action=webhook")
                        .json()
                        .at("/items")
                        .findValuesAsString("action"))
                .contains("webhook.send");
    }

    @Test
    @DisplayName("G06: several processes that send at once send each delivery once, in order")
    void several_processes_send_once() {
        webhook("sale.evaluated");
        for (int i = 0; i < 40; i++) {
            sale("S" + i);
        }
        for (int process = 0; process < 4; process++) {
            process(FAST, 0);
        }
        allSent(40);
        pause(200);
        assertThat(references()).hasSize(40).doesNotHaveDuplicates();
        assertThat(references())
                .isEqualTo(java.util.stream.IntStream.range(0, 40)
                        .mapToObj(i -> "S" + i)
                        .toList());
    }

    @Test
    @DisplayName("G06: what a killed process was sending is sent by another one once its lease is over")
    void what_a_dead_process_held_is_sent() {
        webhook("sale.evaluated");
        sale("S1");
        long webhook = Long.parseLong(caller.get(path("/webhooks")).at("/items/0/id"));
        OutboxTable table = bean(OutboxTable.class);
        OutboxTable.Taken dead = table.takeFirst(webhook, Duration.ofSeconds(1));
        assertThat(dead).isNotNull();
        NoticeRunner first = process(FAST, 0);
        pause(300);
        assertThat(receiver.got()).as("while it may be alive").isEmpty();
        allSent(1);
        first.stop();
        // What the dead one says when it comes back counts no more.
        table.end(java.util.Objects.requireNonNull(dead), DeliveryState.FAILED, 500, "late");
        assertThat(deliveries("").at("/items/0/state")).isEqualTo("sent");
        assertThat(deliveries("").at("/items/0/attempts")).isEqualTo("2");

        sale("S2");
        process(FAST, 0);
        allSent(2);
        assertThat(references()).containsExactly("S1", "S2");
    }

    @Test
    @DisplayName("G06: one that is silent holds up neither the sales nor the other webhooks")
    void a_silent_one_holds_up_nobody() throws Exception {
        webhook("sale.evaluated");
        receiver.always(Receiver.late(60_000));
        try (Receiver other = new Receiver()) {
            done(
                    caller.post(
                            path("/webhooks"),
                            "{\"url\":\"%s\",\"topics\":[\"sale.evaluated\"]}".formatted(other.url())),
                    201);
            process(FAST, 0);
            for (int i = 0; i < 10; i++) {
                sale("S" + i);
            }
            await(() -> other.got().size() == 10);
            assertThat(references()).allMatch("S0"::equals);
        }
    }

    @Test
    @DisplayName("G06: addresses of the own networks are refused, when a webhook is made and when it is sent to")
    void private_addresses_are_refused() throws Exception {
        NoticeSettings closed = new NoticeSettings(
                true,
                FAST.poll(),
                FAST.retryFirst(),
                FAST.retryMost(),
                FAST.attemptsMax(),
                FAST.timeout(),
                false,
                FAST.keep(),
                FAST.mailWaitsMost());
        Webhooks guarded = new Webhooks(
                bean(JdbcTemplate.class),
                bean(Transactions.class),
                bean(Ids.class),
                bean(Clock.class),
                bean(Audit.class),
                bean(CurrentActor.class),
                bean(Outbox.class),
                bean(OutboxTable.class),
                holder(closed));
        for (String url : List.of(
                receiver.url(),
                "http://localhost/",
                "http://2130706433/",
                "http://0.0.0.0/",
                "http://10.1.2.3/",
                "http://169.254.169.254/latest/meta-data",
                "http://[::1]/",
                "http://[::ffff:192.168.0.1]/",
                "http://[fd00::1]/",
                "http://[64:ff9b::a00:1]/",
                "ftp://example.org/",
                "https://user@example.org/",
                "https://example.org:99999/",
                "not an address")) {
            assertThatThrownBy(() -> guarded.create(program(), new Webhook.Wish(url, List.of("sale.evaluated"), true)))
                    .as(url)
                    .isInstanceOf(Refusal.class);
        }
        assertThat(count("SELECT COUNT(*) FROM webhook")).isZero();

        webhook("sale.evaluated");
        sale("S1");
        process(closed, 0);
        await(() -> !deliveries("").at("/items/0/answer").isEmpty());
        assertThat(deliveries("").at("/items/0/answer")).contains("127.0.0.1").contains("private");
        assertThat(receiver.got()).isEmpty();
    }

    @Test
    @DisplayName("G06: webhooks are made, changed, tried and removed by admins, with every step in the audit log")
    void webhooks_are_kept_by_admins() {
        Answer made = webhook("sale.evaluated", "payout.paid");
        String id = made.at("/id");
        assertThat(made.at("/secret")).startsWith("whsec_");
        assertThat(caller.get(path("/webhooks/" + id)).text()).doesNotContain("whsec_");
        assertThat(as("program-manager", "finance").get(path("/webhooks")).status())
                .isEqualTo(403);
        Answer wrong = caller.post(path("/webhooks"), "{\"url\":\"x\",\"topics\":[\"sale\"]}");
        assertThat(done(wrong, 422).json().at("/errors").findValuesAsString("field"))
                .containsExactly("url", "topics[0]");

        done(caller.patch(path("/webhooks/" + id), "{\"enabled\":false}"), 200);
        sale("S1");
        assertThat(count("SELECT COUNT(*) FROM outbox"))
                .as("a disabled one hears nothing")
                .isZero();
        done(caller.post(path("/webhooks/" + id + "/test"), ""), 409);
        done(caller.patch(path("/webhooks/" + id), "{\"enabled\":true,\"topics\":[\"payout.paid\"]}"), 200);
        sale("S2");
        assertThat(count("SELECT COUNT(*) FROM outbox")).isZero();

        String renewed =
                done(caller.post(path("/webhooks/" + id + "/secret"), ""), 200).at("/secret");
        assertThat(renewed).startsWith("whsec_").isNotEqualTo(made.at("/secret"));
        done(caller.post(path("/webhooks/" + id + "/test"), ""), 200);
        process(FAST, 0);
        allSent(1);
        assertThat(receiver.got().get(0).topic()).isEqualTo("test");
        assertThat(receiver.got().get(0).signature())
                .isEqualTo(Signature.of(
                        renewed,
                        Long.parseLong(receiver.got().get(0).signature().replaceAll("t=(\\d+),.*", "$1")),
                        receiver.got().get(0).body()));

        receiver.always(Receiver.status(500, ""));
        done(caller.post(path("/webhooks/" + id + "/test"), ""), 200);
        done(caller.delete(path("/webhooks/" + id)), 204);
        assertThat(deliveries("").at("/items/0/state")).isEqualTo("dropped");
        String csv = caller.get(path("/webhook-deliveries.csv")).text();
        assertThat(csv.lines()).hasSize(3);
        assertThat(caller.get("/api/v1/audit?action=webhook")
                        .json()
                        .at("/items")
                        .findValuesAsString("action"))
                .contains("webhook.create", "webhook.edit", "webhook.secret", "webhook.test", "webhook.remove");
        assertThat(caller.get("/api/v1/audit?action=webhook").text()).doesNotContain("whsec_");
    }

    @Test
    @DisplayName("G06 G07: how long the oldest waits is told as health and as a figure, and takes nothing down")
    void what_waits_is_told() {
        webhook("sale.evaluated");
        sale("S1");
        bean(OutboxWatch.class).look();
        Answer health = done(caller.get("/actuator/health/outbox"), 200);
        assertThat(health.at("/status")).isEqualTo("UP");
        assertThat(health.at("/details/waiting")).isEqualTo("1");
        assertThat(caller.get("/actuator/prometheus").text()).contains("ratebook_outbox_oldest_seconds");
    }
}
