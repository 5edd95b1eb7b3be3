package io.ratebook.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.people.Actor;
import io.ratebook.people.Humans;
import io.ratebook.people.People;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HumansIT extends ServiceTest {
    private static final String PEOPLE = "/api/v1/people/";

    private ApiClient admin = anonymous();
    private long ada;
    private long lovelace;
    private long bob;

    @BeforeEach
    void people() {
        admin = as("admin");
        ada = made("ada", "finance");
        lovelace = made("lovelace", "finance");
        bob = made("bob", "finance");
    }

    private long made(String name, String role) {
        return bean(People.class).create(name, name, List.of(role)).person().id();
    }

    private static Answer done(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    private Answer join(long id, String other, int status) {
        return done(admin.put(PEOPLE + id + "/same-person", "{\"as\":\"" + other + "\"}"), status);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::stringValue)
                .toList();
    }

    private Humans humans() {
        return bean(Humans.class);
    }

    private static Actor token(long personId, String name) {
        return new Actor(77, name, Actor.Kind.TOKEN, personId, null);
    }

    @Test
    @DisplayName("reliability 39: an admin marks two accounts as one person, who then is no second pair of eyes")
    void two_names_of_one_human_are_one() {
        assertThat(humans().samePerson(ada, lovelace)).isFalse();
        assertThat(humans().samePerson(ada, ada)).isTrue();
        Answer joined = join(ada, "lovelace", 200);
        assertThat(texts(joined.json().get("samePersonAs"))).containsExactly("lovelace");
        assertThat(humans().samePerson(ada, lovelace)).isTrue();
        assertThat(humans().samePerson(lovelace, ada)).isTrue();
        assertThat(humans().samePerson(ada, bob)).isFalse();
        assertThat(humans().names(lovelace)).containsExactlyInAnyOrder("ada", "lovelace");

        Actor person = Actor.person(ada, "ada");
        assertThat(humans().samePerson(person, "lovelace")).isTrue();
        assertThat(humans().samePerson(person, "lovelace/shop"))
                .as("what a token of the other name did")
                .isTrue();
        assertThat(humans().samePerson(token(lovelace, "lovelace/shop"), "ada")).isTrue();
        assertThat(humans().samePerson(token(bob, "bob/shop"), "ada")).isFalse();
        assertThat(humans().samePerson(token(bob, "bob/shop"), "bob")).isTrue();
        assertThat(humans().samePerson(Actor.SYSTEM, "system")).isTrue();
        assertThat(humans().samePerson(Actor.SYSTEM, "ada")).isFalse();
        assertThat(humans().isAmong(person, List.of("bob", "lovelace/shop"))).isTrue();
        assertThat(humans().isAmong(person, List.of("bob", "system"))).isFalse();

        Map<String, Object> entry = database()
                .jdbc()
                .queryForMap("SELECT object, before_json, after_json FROM audit_entry WHERE action = 'person.same'");
        assertThat(entry)
                .containsEntry("object", "person ada")
                .containsEntry("before_json", "{\"names\":[\"ada\"]}")
                .containsEntry("after_json", "{\"names\":[\"ada\",\"lovelace\"]}");
    }

    @Test
    @DisplayName("reliability 39: who is one with one of several is one with all, until an admin parts them")
    void humans_are_joined_as_a_whole_and_parted_one_by_one() {
        long carl = made("carl", "viewer");
        join(ada, "lovelace", 200);
        join(bob, "carl", 200);
        join(lovelace, "carl", 200);
        assertThat(humans().names(bob)).containsExactlyInAnyOrder("ada", "bob", "carl", "lovelace");
        join(ada, "bob", 200);

        Answer parted = done(admin.delete(PEOPLE + ada + "/same-person"), 200);
        assertThat(parted.json().get("samePersonAs")).isEmpty();
        assertThat(humans().samePerson(ada, lovelace)).isFalse();
        assertThat(humans().names(lovelace)).containsExactlyInAnyOrder("bob", "carl", "lovelace");
        done(admin.delete(PEOPLE + carl + "/same-person"), 200);
        done(admin.delete(PEOPLE + bob + "/same-person"), 200);
        assertThat(humans().names(lovelace)).containsExactly("lovelace");
        assertThat(database().jdbc().queryForObject("SELECT COUNT(*) FROM person_human", Integer.class))
                .isZero();
        done(admin.delete(PEOPLE + bob + "/same-person"), 200);
        assertThat(database()
                        .jdbc()
                        .queryForObject(
                                "SELECT COUNT(*) FROM audit_entry WHERE action IN ('person.same', 'person.apart')",
                                Integer.class))
                .as("what changes nothing is not said")
                .isEqualTo(6);
    }

    @Test
    @DisplayName("reliability 39: nobody parts their own names, and only who handles people joins any")
    void nobody_parts_their_own_names() {
        long self = admin.get("/api/v1/session").json().at("/person/id").longValue();
        join(self, "ada", 200);
        Answer refused = done(admin.delete(PEOPLE + self + "/same-person"), 409);
        assertThat(refused.at("/code")).isEqualTo("own-rights");
        assertThat(done(admin.delete(PEOPLE + ada + "/same-person"), 409).at("/code"))
                .as("nor by the other end")
                .isEqualTo("own-rights");
        done(as("admin").delete(PEOPLE + ada + "/same-person"), 200);

        assertThat(join(ada, "ada", 422).at("/errors/0/field")).isEqualTo("as");
        join(ada, "nobody", 422);
        join(-1, "ada", 404);
        done(as("finance").put(PEOPLE + ada + "/same-person", "{\"as\":\"bob\"}"), 403);
        List<String> listed = texts(admin.get("/api/v1/people").json().at("/items/0/samePersonAs"));
        assertThat(listed).isEmpty();
    }
}
