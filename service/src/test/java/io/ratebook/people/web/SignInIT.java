package io.ratebook.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.people.People;
import io.ratebook.people.People.WithPassword;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignInIT extends ServiceTest {
    private static final String JSON = "application/json";

    private WithPassword person(String name, String... roles) {
        return bean(People.class).create(name, "The " + name, List.of(roles));
    }

    private static String body(String name, String password) {
        return "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}";
    }

    @Test
    @DisplayName("G04: who signs in is known until signing out")
    void signs_in_and_out() {
        WithPassword ada = person("ada", "viewer", "finance");
        database()
                .jdbc()
                .update("INSERT INTO program (id, code, name, currency, zone, created_at, version)"
                        + " VALUES (1, 'shop', 'The shop', 'EUR', 'Europe/Berlin', 0, 0)");
        ApiClient browser = anonymous();
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);

        browser.signIn("Ada", ada.password());

        Answer session = browser.get("/api/v1/session");
        assertThat(session.status()).isEqualTo(200);
        assertThat(session.at("/person/name")).isEqualTo("ada");
        assertThat(session.json().at("/person/roles").toString()).isEqualTo("[\"viewer\",\"finance\"]");
        assertThat(session.json().at("/person/rights").toString()).isEqualTo("[\"read\",\"sales\",\"finance\"]");
        assertThat(session.json().at("/programs/0").toString())
                .isEqualTo("{\"code\":\"shop\",\"name\":\"The shop\",\"currency\":\"EUR\",\"zone\":\"Europe/Berlin\"}");
        assertThat(browser.delete("/api/v1/session").status()).isEqualTo(204);
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(database().jdbc().queryForList("SELECT hash FROM sign_in")).isEmpty();
    }

    @Test
    void a_wrong_password_and_an_unknown_name_are_answered_alike() {
        person("ada", "viewer");
        ApiClient browser = anonymous();
        browser.get("/api/v1/session");

        Answer wrong = browser.post("/api/v1/session", body("ada", "not the password"));
        Answer unknown = browser.post("/api/v1/session", body("eve", "not the password"));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.header("Content-Type")).startsWith("application/problem+json");
        assertThat(wrong.at("/code")).isEqualTo("wrong-sign-in");
        assertThat(unknown.json()).isEqualTo(wrong.json());
        assertThat(browser.post("/api/v1/session", "{\"name\":\" \"}")
                        .json()
                        .at("/errors")
                        .size())
                .isEqualTo(2);
    }

    @Test
    @DisplayName(
            "ASVS 7.2.4: every sign-in has a new secret, kept as its hash only; the cookie is out of reach of scripts")
    void the_cookie_is_new_and_closed() {
        WithPassword ada = person("ada", "viewer");
        ApiClient browser = anonymous();
        browser.get("/api/v1/session");
        String forged = browser.cookie("XSRF-TOKEN");

        Answer answer = browser.send(
                "POST",
                "/api/v1/session",
                BodyPublishers.ofString(body("ada", ada.password())),
                Map.of("Content-Type", JSON, "Cookie", "ratebook=planted"));

        String first = browser.cookie("ratebook");
        assertThat(answer.response().headers().allValues("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie)
                .startsWith("ratebook=" + first)
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/"));
        assertThat(first).hasSize(43);
        assertThat(browser.cookie("XSRF-TOKEN")).isNotEqualTo(forged).isNotEmpty();
        assertThat(database().jdbc().queryForObject("SELECT HEX(hash) FROM sign_in", String.class))
                .doesNotContain(first)
                .hasSize(64);
        browser.signIn("ada", ada.password());
        assertThat(browser.cookie("ratebook")).isNotEqualTo(first);
    }

    @Test
    @DisplayName("55: a change without the header against forged requests is refused")
    void forged_requests_are_refused() {
        ApiClient browser = as("admin");

        Answer refused = browser.send(
                "POST",
                "/api/v1/people",
                BodyPublishers.ofString("{}"),
                Map.of("Content-Type", JSON, "X-XSRF-TOKEN", "another"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/detail")).contains("X-XSRF-TOKEN");
    }

    @Test
    void the_token_against_forged_requests_stays_while_somebody_is_signed_in() {
        ApiClient browser = as("viewer");
        String token = browser.cookie("XSRF-TOKEN");

        Answer read = browser.get("/api/v1/session");
        Answer written = browser.post("/api/v1/tokens", "{\"name\":\"t\",\"scopes\":[\"read\"]}");
        Answer refused = browser.post("/api/v1/tokens", "{}");

        assertThat(written.status()).isEqualTo(201);
        for (Answer answer : new Answer[] {read, written, refused}) {
            assertThat(answer.response().headers().allValues("Set-Cookie")).isEmpty();
        }
        assertThat(browser.cookie("XSRF-TOKEN")).isEqualTo(token);
    }

    @Test
    @DisplayName("57: passwords cannot be tried at will, and the right one waits with the wrong ones")
    void tries_are_limited() {
        WithPassword ada = person("limited", "viewer");
        ApiClient browser = anonymous();
        browser.get("/api/v1/session");
        int tries = 0;
        Answer answer;
        do {
            answer = browser.post("/api/v1/session", body("limited", "wrong " + tries++));
        } while (answer.status() == 401 && tries < 50);

        assertThat(tries).isEqualTo(9);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 30);
        assertThat(browser.post("/api/v1/session", body("limited", ada.password()))
                        .status())
                .isEqualTo(429);
        assertThat(browser.post("/api/v1/session", body("somebody-else", "wrong"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("61: whoever is disabled or has other roles is so at the next request")
    void changes_hold_from_the_next_request_on() {
        WithPassword ada = person("ada", "admin");
        person("other", "admin");
        ApiClient browser = anonymous().signIn("ada", ada.password());
        assertThat(browser.get("/api/v1/people").status()).isEqualTo(200);
        People people = bean(People.class);

        people.change(ada.person().id(), new People.Change(null, List.of("viewer"), null));
        assertThat(browser.get("/api/v1/people").status()).isEqualTo(403);
        people.change(ada.person().id(), new People.Change(null, null, true));
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
        people.change(ada.person().id(), new People.Change(null, null, false));
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void ones_own_password_ends_all_other_sign_ins() {
        WithPassword ada = person("ada", "viewer");
        ApiClient here = anonymous().signIn("ada", ada.password());
        ApiClient elsewhere = anonymous().signIn("ada", ada.password());

        Answer weak = here.post("/api/v1/session/password", "{\"old\":\"no\",\"new\":\"short\"}");
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.json().at("/errors").size()).isEqualTo(2);
        assertThat(weak.text()).doesNotContain("short\"");
        Answer changed = here.post(
                "/api/v1/session/password", "{\"old\":\"" + ada.password() + "\",\"new\":\"correct horse battery\"}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(here.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(elsewhere.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(anonymous()
                        .signIn("ada", "correct horse battery")
                        .get("/api/v1/session")
                        .status())
                .isEqualTo(200);
    }
}
