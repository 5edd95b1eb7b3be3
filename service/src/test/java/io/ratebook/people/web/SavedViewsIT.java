package io.ratebook.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SavedViewsIT extends ServiceTest {
    private static final String VIEWS = "/api/v1/session/views";

    private static String wish(String list, String title, String search) {
        return "{\"list\":\"" + list + "\",\"title\":\"" + title + "\",\"search\":{" + search + "}}";
    }

    private static String of(ApiClient person, String list) {
        return person.get(VIEWS + "?list=" + list).text();
    }

    @Test
    @DisplayName("B04: a view of a list is kept for a person, replaced by its title, and removed; nobody else sees it")
    void a_view_is_kept() {
        ApiClient ada = as("finance");
        ApiClient ola = as("finance");
        assertThat(of(ada, "commissions")).isEqualTo("[]");
        assertThat(ada.put(VIEWS, wish("commissions", "Ada, größte", "\"partner\":\"P101\",\"sort\":\"-amount\""))
                        .status())
                .isEqualTo(204);
        ada.put(VIEWS, wish("commissions", "Held", "\"standing\":\"on-hold\""));
        ada.put(VIEWS, wish("payouts", "Held", ""));
        ada.put(VIEWS, wish("commissions", "Ada, größte", "\"partner\":\"P102\""));

        assertThat(of(ada, "commissions"))
                .isEqualTo("[{\"title\":\"Ada, größte\",\"search\":{\"partner\":\"P102\"}},"
                        + "{\"title\":\"Held\",\"search\":{\"standing\":\"on-hold\"}}]");
        assertThat(of(ola, "commissions")).isEqualTo("[]");

        assertThat(ola.delete(VIEWS + "?list=commissions&title=Held").status()).isEqualTo(204);
        assertThat(of(ada, "commissions")).contains("Held");
        assertThat(ada.delete(VIEWS + "?list=commissions&title=Held").status()).isEqualTo(204);
        assertThat(of(ada, "commissions")).doesNotContain("Held");
        assertThat(of(ada, "payouts")).isEqualTo("[{\"title\":\"Held\",\"search\":{}}]");
    }

    @Test
    @DisplayName("B04: what is wrong with a view is said at once; fifty of a list are enough; a token keeps none")
    void what_is_refused() {
        ApiClient ada = as("finance");
        Answer wrong = ada.put(VIEWS, wish("", " ", "\"partner\":\"" + "x".repeat(2_000) + "\""));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().at("/errors").valueStream().map(error -> error.at("/field")
                        .asString()))
                .containsExactly("list", "title", "search");
        assertThat(wrong.at("/errors/1/found")).isEqualTo("nothing");

        for (int i = 0; i < 50; i++) {
            ada.put(VIEWS, wish("sales", "view " + i, ""));
        }
        Answer full = ada.put(VIEWS, wish("sales", "one more", ""));
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.at("/code")).isEqualTo("too-many-views");
        assertThat(ada.put(VIEWS, wish("sales", "view 7", "\"state\":\"parked\""))
                        .status())
                .isEqualTo(204);

        Answer token = ada.post("/api/v1/tokens", "{\"name\":\"robot\",\"scopes\":[\"read\"]}");
        ApiClient robot = anonymous().with("Authorization", "Bearer " + token.at("/token"));
        assertThat(robot.get(VIEWS + "?list=sales").status()).isEqualTo(403);
    }
}
