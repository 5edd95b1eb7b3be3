package io.ratebook.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PeopleIT extends ServiceTest {
    @Test
    @DisplayName("G10: an admin makes people, who sign in with a password that is shown once")
    void an_admin_makes_people() {
        ApiClient admin = as("admin");

        Answer made = admin.post(
                "/api/v1/people", "{\"name\":\"grace\",\"displayName\":\"Grace\",\"roles\":[\"finance\",\"viewer\"]}");

        assertThat(made.status()).isEqualTo(201);
        String password = made.at("/password");
        assertThat(password).hasSize(20);
        assertThat(anonymous().signIn("grace", password).get("/api/v1/people").status())
                .isEqualTo(403);
        assertThat(admin.get("/api/v1/people").text()).contains("\"grace\"").doesNotContain("password");
        assertThat(database().jdbc().queryForObject("SELECT password FROM person WHERE name = 'grace'", String.class))
                .startsWith("{bcrypt}")
                .doesNotContain(password);
        Answer again =
                admin.post("/api/v1/people", "{\"name\":\"grace\",\"displayName\":\"Grace\",\"roles\":[\"viewer\"]}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.at("/code")).isEqualTo("name-taken");
    }

    @Test
    @DisplayName("G01: all that is wrong is said at once, each field with what was found and expected")
    void all_that_is_wrong_is_said_at_once() {
        Answer wrong = as("admin").post("/api/v1/people", "{\"name\":\"Grace H\",\"roles\":[\"viewer\",\"boss\"]}");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.header("Content-Type")).startsWith("application/problem+json");
        assertThat(wrong.at("/type")).isEqualTo("https://ratebook.invalid/problems/wrong-fields");
        assertThat(wrong.json().at("/errors").valueStream().map(error -> error.at("/field")
                        .asString()))
                .containsExactly("name", "displayName", "roles[1]");
        assertThat(wrong.at("/errors/2/found")).isEqualTo("boss");
        assertThat(wrong.at("/errors/2/expected")).contains("rule-engineer");
    }

    @Test
    @DisplayName("G10: a new password ends all sign-ins; a disabled person cannot sign in")
    void an_admin_renews_passwords_and_disables() {
        ApiClient admin = as("admin");
        Answer made =
                admin.post("/api/v1/people", "{\"name\":\"grace\",\"displayName\":\"Grace\",\"roles\":[\"viewer\"]}");
        ApiClient grace = anonymous().signIn("grace", made.at("/password"));

        String renewed =
                admin.post("/api/v1/people/" + made.at("/id") + "/password", "").at("/password");

        assertThat(grace.get("/api/v1/session").status()).isEqualTo(401);
        grace.signIn("grace", renewed);
        Answer disabled = admin.patch("/api/v1/people/" + made.at("/id"), "{\"disabled\":true}");
        assertThat(disabled.at("/disabled")).isEqualTo("true");
        assertThat(grace.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(grace.post("/api/v1/session", "{\"name\":\"grace\",\"password\":\"" + renewed + "\"}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("G04: nobody changes their own roles, and the last admin stays")
    void rights_are_given_by_others() {
        ApiClient admin = as("admin");
        String own = admin.get("/api/v1/session").at("/person/id");

        assertThat(admin.patch("/api/v1/people/" + own, "{\"roles\":[\"admin\",\"finance\"]}")
                        .at("/code"))
                .isEqualTo("own-rights");
        assertThat(admin.patch("/api/v1/people/" + own, "{\"displayName\":\"Me\"}")
                        .status())
                .isEqualTo(200);
        String token = "/api/v1/people/999999";
        assertThat(admin.patch(token, "{\"disabled\":true}").status()).isEqualTo(404);
        assertThat(admin.patch(token, "{\"disabeld\":true}").at("/errors/0/field"))
                .isEqualTo("disabeld");
    }

    @Test
    @DisplayName("G01: lists come in pages whose cursors lead through all of it once")
    void lists_come_in_pages() {
        ApiClient admin = as("admin");
        for (String name : List.of("d", "b", "a", "c")) {
            admin.post(
                    "/api/v1/people",
                    "{\"name\":\"" + name + "\",\"displayName\":\"" + name + "\",\"roles\":[\"viewer\"]}");
        }
        List<String> names = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = admin.get("/api/v1/people?limit=2&cursor=" + next).json();
            page.at("/items").forEach(item -> names.add(item.at("/name").asString()));
            next = page.at("/next").asString("");
        } while (!next.isEmpty());

        assertThat(names).hasSize(5).startsWith("a", "b", "c", "d").isSorted();
        assertThat(admin.get("/api/v1/people?limit=501").status()).isEqualTo(400);
        assertThat(admin.get("/api/v1/people?limit=x").at("/errors/0/field")).isEqualTo("limit");
        assertThat(admin.get("/api/v1/people?cursor=AQAA").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("G05: who changed whom is in the log, with before and after; its pages and filters hold")
    void changes_of_people_are_in_the_log() {
        ApiClient admin = as("admin");
        String name = admin.get("/api/v1/session").at("/person/name");
        Answer made =
                admin.post("/api/v1/people", "{\"name\":\"grace\",\"displayName\":\"Grace\",\"roles\":[\"viewer\"]}");
        admin.patch("/api/v1/people/" + made.at("/id"), "{\"roles\":[\"finance\"]}");
        admin.patch("/api/v1/people/" + made.at("/id"), "{\"roles\":[\"finance\"]}");

        Answer log = admin.get("/api/v1/audit?actor=" + name + "&object=person%20gr");

        assertThat(log.json().at("/items").size()).isEqualTo(2);
        assertThat(log.at("/items/0/action")).isEqualTo("person.change");
        assertThat(log.json().at("/items/0/before/roles").toString()).isEqualTo("[\"viewer\"]");
        assertThat(log.json().at("/items/0/after/roles").toString()).isEqualTo("[\"finance\"]");
        assertThat(log.at("/items/0/ip")).isEqualTo("127.0.0.1");
        assertThat(log.text()).doesNotContain(made.at("/password"));
        Answer first = admin.get("/api/v1/audit?action=person&limit=1");
        assertThat(admin.get("/api/v1/audit?action=person&limit=1&cursor=" + first.at("/next"))
                        .at("/items/0/id"))
                .isNotEqualTo(first.at("/items/0/id"));
        assertThat(admin.get("/api/v1/audit?action=token&cursor=" + first.at("/next"))
                        .status())
                .isEqualTo(400);
        assertThat(admin.get("/api/v1/audit?from=yesterday").at("/errors/0/field"))
                .isEqualTo("from");
    }
}
