package io.ratebook.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokensIT extends ServiceTest {
    private ApiClient bearer(Answer made) {
        return anonymous().with("Authorization", "Bearer " + made.at("/token"));
    }

    @Test
    @DisplayName("G04: a token is shown once, stored hashed, does what its scopes say, and ends when it is revoked")
    void a_token_lives_until_it_is_revoked() {
        ApiClient person = as("finance");
        Answer made = person.post("/api/v1/tokens", "{\"name\":\"ledger export\",\"scopes\":[\"read\"]}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("/token")).matches("rb_[A-Za-z0-9_-]{43}");
        assertThat(person.get("/api/v1/tokens").text())
                .contains("ledger export")
                .doesNotContain(made.at("/token"))
                .contains("\"lastUsedAt\":null");

        assertThat(bearer(made).get("/api/v1/session").status()).isEqualTo(200);
        assertThat(bearer(made).get("/api/v1/audit").status()).isEqualTo(403);
        assertThat(person.get("/api/v1/tokens").text()).doesNotContain("\"lastUsedAt\":null");
        assertThat(bearer(made)
                        .post("/api/v1/tokens", "{\"name\":\"x\",\"scopes\":[\"read\"]}")
                        .status())
                .isEqualTo(403);
        assertThat(person.delete("/api/v1/tokens/" + made.at("/id")).status()).isEqualTo(204);

        Answer revoked = bearer(made).get("/api/v1/session");
        assertThat(revoked.status()).isEqualTo(401);
        assertThat(revoked.at("/code")).isEqualTo("bad-token");
        assertThat(revoked.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(person.delete("/api/v1/tokens/" + made.at("/id")).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("G04: nobody gives a token more than they may themselves, today or later")
    void a_token_may_no_more_than_its_person() {
        ApiClient viewer = as("viewer");
        Answer wrong = viewer.post(
                "/api/v1/tokens",
                "{\"name\":\"\",\"scopes\":[\"read\",\"finance\",\"people\"],\"program\":\"nowhere\",\"expiresOn\":\"2001-01-01\"}");
        assertThat(wrong.json().at("/errors").valueStream().map(error -> error.at("/field")
                        .asString()))
                .containsExactly("name", "scopes[1]", "scopes[2]", "program", "expiresOn");

        ApiClient manager = as("program-manager", "admin");
        Answer made = manager.post("/api/v1/tokens", "{\"name\":\"robot\",\"scopes\":[\"read\",\"sales\"]}");
        String id = manager.get("/api/v1/session").at("/person/id");
        as("admin").patch("/api/v1/people/" + id, "{\"disabled\":true}");
        assertThat(bearer(made).get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void a_token_of_one_program_is_kept_out_of_all_else() {
        database()
                .jdbc()
                .update("INSERT INTO program (id, code, name, currency, zone, created_at, version)"
                        + " VALUES (1, 'shop', 'A', 'EUR', 'UTC', 0, 0), (2, 'other', 'B', 'EUR', 'UTC', 0, 0)");
        ApiClient person = as("program-manager");
        Answer made = person.post("/api/v1/tokens", "{\"name\":\"robot\",\"scopes\":[\"read\"],\"program\":\"shop\"}");

        assertThat(bearer(made).get("/api/v1/programs/other/nothing").status()).isEqualTo(403);
        assertThat(bearer(made).get("/api/v1/programs/shop/nothing").status()).isEqualTo(404);
        assertThat(bearer(made).get("/api/v1/programs/%73hop/nothing").status()).isEqualTo(404);
        assertThat(bearer(made).get("/api/v1/tokens").status()).isEqualTo(403);
        assertThat(bearer(made).get("/api/v1/programs").json().at("/items").size())
                .isEqualTo(1);
        assertThat(bearer(made).get("/api/v1/people").status()).isEqualTo(403);
        assertThat(bearer(made).get("/api/v1/nothing").at("/detail")).contains("\"shop\" only");
        Answer session = bearer(made).get("/api/v1/session");
        assertThat(session.json().at("/programs").size()).isEqualTo(1);
    }

    @Test
    void everybody_sees_their_own_tokens_and_an_admin_all() {
        Answer made = as("viewer").post("/api/v1/tokens", "{\"name\":\"mine\",\"scopes\":[\"read\"]}");
        ApiClient other = as("viewer");

        assertThat(other.get("/api/v1/tokens").json().at("/items").size()).isZero();
        assertThat(other.delete("/api/v1/tokens/" + made.at("/id")).status()).isEqualTo(404);
        ApiClient admin = as("admin");
        assertThat(admin.get("/api/v1/tokens").json().at("/items").size()).isEqualTo(1);
        assertThat(admin.delete("/api/v1/tokens/" + made.at("/id")).status()).isEqualTo(204);
    }
}
