package io.ratebook.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.ApiClient.Answer;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.people.Actor;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import tools.jackson.databind.JsonNode;

class VersionActivationIT extends PolicyTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static LocalDate today() {
        return LocalDate.now(LONDON);
    }

    private VersionsInForce inForce() {
        return bean(Versions.class).inForce(SHOP);
    }

    private static long noon(LocalDate day) {
        return Times.micros(day.atTime(12, 0).atZone(LONDON).toInstant());
    }

    private void sale(long id, LocalDate day, String state) {
        database().jdbc().update("""
                        INSERT INTO sale (id, program_id, source, reference, refund, occurred_at, recorded_at, event,
                          currency, amount, discount, tax, shipping, fees, content_hash, state)
                        VALUES (?, 1, 'default', ?, 0, ?, 0, 'sale', 'GBP', 100, 0, 0, 0, 0, '', ?)
                        """, id, "S-" + id, noon(day), state);
    }

    @Test
    @DisplayName("F07: a version counts from the day it is activated for, and the log and the version say so")
    void a_version_counts_from_its_day() {
        version(card("8 %"));
        version(card("9 %"));
        List<Object> heard = new CopyOnWriteArrayList<>();
        ApplicationListener<ApplicationEvent> listener = event -> {
            if (event instanceof PayloadApplicationEvent<?> payload
                    && payload.getPayload() instanceof VersionActivated activated) {
                heard.add(activated);
            }
        };
        bean(ApplicationEventMulticaster.class).addApplicationListener(listener);

        Answer first = activate(1, "2020-01-01");
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        Answer second = activate(2, today().plusDays(10).toString());
        bean(ApplicationEventMulticaster.class).removeApplicationListener(listener);

        assertThat(first.at("/state")).isEqualTo("active");
        assertThat(first.json().at("/inForceToday").asBoolean()).isTrue();
        assertThat(second.at("/state")).isEqualTo("scheduled");
        assertThat(second.at("/activations/0/from"))
                .isEqualTo(today().plusDays(10).toString());
        assertThat(inForce().numberAt(noon(LocalDate.parse("2019-12-31")))).isEqualTo(VersionsInForce.NONE);
        assertThat(inForce().numberAt(noon(today()))).isEqualTo(1);
        assertThat(inForce().numberAt(noon(today().plusDays(10)))).isEqualTo(2);
        assertThat(heard)
                .containsExactly(
                        new VersionActivated(SHOP, 1, LocalDate.parse("2020-01-01")),
                        new VersionActivated(SHOP, 2, today().plusDays(10)));
        assertThat(database()
                        .jdbc()
                        .queryForList(
                                "SELECT object FROM audit_entry WHERE action = 'policy.activate' ORDER BY id",
                                String.class))
                .containsExactly("policy version 1", "policy version 2");
    }

    @Test
    @DisplayName("F07: going back is activating an older version again")
    void going_back_is_a_further_activation() {
        version(card("8 %"));
        version(card("9 %"));
        activate(1, "2020-01-01");
        activate(2, "2021-01-01");

        assertThat(activate(1, "2021-01-01").status()).isEqualTo(200);

        assertThat(inForce().numberAt(noon(today()))).isEqualTo(1);
        JsonNode versions = manager().get(IN_SHOP + "/versions").json();
        assertThat(versions.at("/items/0/state").asString()).isEqualTo("retired");
        assertThat(versions.at("/items/1/state").asString()).isEqualTo("active");
        assertThat(versions.at("/items/1/activations").size()).isEqualTo(2);
    }

    @Test
    @DisplayName("F07: the same activation sent twice is one")
    void the_same_activation_twice_is_one() {
        version(card("8 %"));
        activate(1, "2020-01-01");

        assertThat(activate(1, "2020-01-01").status()).isEqualTo(200);

        assertThat(inForce().activations()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "F07 F10: a start day in the past is refused where sales from that day on are evaluated, with their number")
    void the_past_is_not_changed_where_sales_are_evaluated() {
        version(card("8 %"));
        LocalDate start = today().minusDays(30);
        sale(1, start, "evaluated");
        sale(2, start.plusDays(3), "none");
        sale(3, start.plusDays(20), "parked");

        Answer refused = activate(1, start.toString());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("restatement");
        assertThat(refused.at("/detail"))
                .contains("2 sales from " + start)
                .contains("restatement")
                .contains("Activate it from " + start.plusDays(4));
        assertThat(inForce().activations()).isZero();
        assertThat(activate(1, start.plusDays(4).toString()).status())
                .as("nothing is evaluated from there on, and parked sales wait for it")
                .isEqualTo(200);
        assertThat(activate(1, today().toString()).status())
                .as("today is not in the past")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("F06: a version that does not pass its check, or whose tests fail, is not activated")
    void a_version_with_a_failing_test_is_not_activated() {
        version(card("8 %"));
        Answer failing = upload(new TypedWorkbook()
                .sheet("Rates", "Rate", "8 %")
                .sheet("Tests", "Name | Date | Amount | Commission", "ten | 2026-01-01 | 100 | 10.00")
                .bytes());
        assertThat(failing.json().has("version")).isFalse();
        // As if the tests had passed under the release that checked it.
        database()
                .jdbc()
                .update(
                        "UPDATE policy_version SET workbook_file_id ="
                                + " (SELECT file_id FROM policy_upload WHERE id = ?)",
                        failing.json().at("/id").asLong());

        Answer refused = activate(1, today().toString());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("version-has-errors");
        assertThat(refused.at("/detail")).contains("Tests!D2");
        assertThat(inForce().activations()).isZero();
    }

    @Test
    void a_wrong_day_or_reason_is_said_at_once() {
        version(card("8 %"));

        Answer wrong = manager()
                .post(
                        IN_SHOP + "/versions/1/activate",
                        "{\"from\":\"01.02.2026\",\"reason\":\"" + "x".repeat(401) + "\"}");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().at("/errors").size()).isEqualTo(2);
        assertThat(wrong.at("/errors/0/found")).isEqualTo("01.02.2026");
        assertThat(activate(7, "2026-01-01").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("F07: of activations at once each is one, in an order that everybody sees alike")
    void activations_at_once_follow_each_other() throws Exception {
        version(card("8 %"));
        version(card("9 %"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Answer>> sent = new ArrayList<>();
        IntStream.range(0, 8).forEach(i -> sent.add(threads.submit(() -> activate(1 + i % 2, "2020-01-0" + (1 + i)))));
        for (Future<Answer> one : sent) {
            assertThat(one.get().status()).as(one.get().text()).isEqualTo(200);
        }
        threads.shutdown();

        VersionsInForce inForce = inForce();
        assertThat(inForce.activations()).isEqualTo(8);
        IntStream.range(0, 8).forEach(i -> assertThat(inForce.numberAt(noon(LocalDate.parse("2020-01-0" + (1 + i)))))
                .isEqualTo(1 + i % 2));
    }

    @Test
    @DisplayName("F07: who writes answers made under what was in force is told if something was activated since")
    void answers_are_written_only_under_what_is_in_force() throws Exception {
        version(card("8 %"));
        Versions versions = bean(Versions.class);
        Transactions transactions = bean(Transactions.class);
        VersionsInForce before = inForce();
        ExecutorService other = Executors.newSingleThreadExecutor();

        Future<Answer> activated = transactions.get(() -> {
            assertThat(versions.holdInForce(before)).isTrue();
            Future<Answer> waiting = other.submit(() -> activate(1, "2020-01-01"));
            sleep();
            assertThat(waiting.isDone())
                    .as("the activation waits for the batch")
                    .isFalse();
            return waiting;
        });

        assertThat(activated.get().status()).isEqualTo(200);
        other.shutdown();
        assertThat(transactions.get(() -> versions.holdInForce(before))).isFalse();
        assertThat(transactions.get(() -> versions.holdInForce(inForce()))).isTrue();
    }

    private static void sleep() {
        try {
            Thread.sleep(1_500);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @DisplayName("F07: an activation cannot be changed or taken away")
    void activations_are_only_ever_added_to() {
        version(card("8 %"));
        activate(1, "2020-01-01");

        assertThatThrownBy(() -> database().jdbc().update("UPDATE policy_activation SET from_day = '2019-01-01'"))
                .hasMessageContaining("going back is a further one");
        assertThatThrownBy(() -> database().jdbc().update("DELETE FROM policy_activation"))
                .hasMessageContaining("going back is a further one");
    }

    @Test
    @DisplayName("F02: whoever fills a database uploads and activates without HTTP, by the same code")
    void a_loader_uploads_and_activates() {
        Versions versions = bean(Versions.class);

        Upload upload = versions.upload(SHOP, "card.xlsx", card("8 %"), Actor.SYSTEM);
        PolicyVersion version = versions.version(SHOP, java.util.Objects.requireNonNull(upload.version()));
        versions.activate(version, LocalDate.parse("2020-01-01"), "first", Actor.SYSTEM);

        assertThat(upload.uploadedBy()).isEqualTo("system");
        assertThat(inForce().idAt(noon(today()))).isEqualTo(version.id());
        assertThat(bean(ReadyVersions.class).evaluator(version.id()))
                .isSameAs(bean(ReadyVersions.class).evaluator(version.id()));
    }
}
