package io.ratebook.people;

import io.ratebook.web.Refusal;
import io.ratebook.web.Transactions;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Which names to sign in with belong to one human. Where two people have to look at something, two names of one human are not
 * enough, and neither is somebody's token.
 */
@Component
public class Humans {
    private static final char TOKEN_BEGINS = '/';

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final People people;
    private final Audit audit;
    private final CurrentActor currentActor;

    Humans(JdbcTemplate jdbc, Transactions transactions, People people, Audit audit, CurrentActor currentActor) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.people = people;
        this.audit = audit;
        this.currentActor = currentActor;
    }

    /** Whether two ids of people are one human's, as known now. */
    public boolean samePerson(long one, long other) {
        return one == other || humanOf(one) == humanOf(other);
    }

    /**
     * Whether somebody is who did something, or another name or token of the same human.
     *
     * @param name an {@link Actor#name} as it was kept: of a person, or of a person's token
     */
    public boolean samePerson(Actor actor, String name) {
        if (actor.kind() == Actor.Kind.SYSTEM) {
            return actor.name().equals(name);
        }
        return names(actor.personId()).contains(personOf(name));
    }

    /** Whether any of those names is the actor, or of the same human. */
    public boolean isAmong(Actor actor, Collection<String> names) {
        Set<String> own = names(actor.personId());
        return names.stream()
                .anyMatch(name ->
                        actor.kind() == Actor.Kind.SYSTEM ? actor.name().equals(name) : own.contains(personOf(name)));
    }

    /** All names of the human whom the person is, its own among them; none of the system's. */
    public Set<String> names(long personId) {
        return new HashSet<>(jdbc.queryForList(
                "SELECT p.name FROM person p LEFT JOIN person_human h ON h.person_id = p.id"
                        + " WHERE p.id = ? OR h.human_id = (SELECT human_id FROM person_human WHERE person_id = ?)",
                String.class,
                personId,
                personId));
    }

    /** Of {@code ada/shop}, a token, it is {@code ada}. */
    private static String personOf(String name) {
        int end = name.indexOf(TOKEN_BEGINS);
        return end < 0 ? name : name.substring(0, end);
    }

    private long humanOf(long personId) {
        List<Long> found =
                jdbc.queryForList("SELECT human_id FROM person_human WHERE person_id = ?", Long.class, personId);
        return found.isEmpty() ? personId : found.get(0);
    }

    /**
     * Marks two people as one human; whoever either was one with before is too.
     *
     * @param otherName of the other one
     */
    public Person join(long id, @Nullable String otherName) {
        return transactions.get(() -> {
            lock();
            Person person = people.get(id);
            Person other = otherName == null ? null : people.find(otherName.strip());
            if (other == null || other.id() == id) {
                throw Refusal.wrong("as", otherName, "the name of another person, such as they sign in with");
            }
            if (person.humanId() != other.humanId()) {
                Set<String> before = names(id);
                put(person.id(), person.humanId());
                put(other.id(), person.humanId());
                jdbc.update(
                        "UPDATE person_human SET human_id = ? WHERE human_id = ?", person.humanId(), other.humanId());
                record("person.same", person, before);
            }
            return people.get(id);
        });
    }

    /**
     * Makes a person stand alone again.
     *
     * @throws Refusal if it is the caller: nobody frees themselves of it
     */
    public Person part(long id) {
        return transactions.get(() -> {
            lock();
            Person person = people.get(id);
            Set<String> before = names(id);
            if (before.size() > 1) {
                if (samePerson(currentActor.current().personId(), id)) {
                    throw Refusal.conflict(
                            "own-rights", "nobody parts their own names: another admin does, who is somebody else");
                }
                leave(person);
                record("person.apart", person, before);
            }
            return people.get(id);
        });
    }

    /** The others stay one, under the id of one of them. */
    private void leave(Person person) {
        jdbc.update("DELETE FROM person_human WHERE person_id = ?", person.id());
        List<Long> others = jdbc.queryForList(
                "SELECT person_id FROM person_human WHERE human_id = ? ORDER BY person_id",
                Long.class,
                person.humanId());
        if (others.size() == 1) {
            jdbc.update("DELETE FROM person_human WHERE person_id = ?", others.get(0));
        } else if (!others.isEmpty()) {
            jdbc.update("UPDATE person_human SET human_id = ? WHERE human_id = ?", others.get(0), person.humanId());
        }
    }

    private void put(long personId, long humanId) {
        Integer known =
                jdbc.queryForObject("SELECT COUNT(*) FROM person_human WHERE person_id = ?", Integer.class, personId);
        if (known == null || known == 0) {
            jdbc.update("INSERT INTO person_human (person_id, human_id) VALUES (?, ?)", personId, humanId);
        }
    }

    /** One change at a time, so that no two of them tear one human apart between them. */
    private void lock() {
        jdbc.queryForList("SELECT id FROM person ORDER BY id FOR UPDATE", Long.class);
    }

    private void record(String action, Person person, Set<String> before) {
        audit.record(
                action,
                People.object(person),
                null,
                Map.of("names", before.stream().sorted().toList()),
                Map.of("names", names(person.id()).stream().sorted().toList()));
    }
}
