package io.ratebook.people;

import io.ratebook.web.Times;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Who is signed in at a browser, by the secret in its cookie. Every sign-in has a new secret, so none can be planted; a person
 * is read anew at every request, so that what they may, and whether they may at all, holds from the next request on.
 */
@Component
public class SignIns {
    private static final long IDLE_MICROS = Duration.ofHours(12).toNanos() / 1_000;
    private static final long LONGEST_MICROS = Duration.ofDays(14).toNanos() / 1_000;

    /** Noted no more often than this. */
    private static final long USE_MICROS = Duration.ofMinutes(1).toNanos() / 1_000;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final People people;

    SignIns(JdbcTemplate jdbc, Clock clock, People people) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.people = people;
    }

    /** Signs in; null where name and password do not belong to somebody who may. The result is for the cookie. */
    public @Nullable String signIn(String name, String password) {
        Person person = people.recognize(name, password);
        return person == null ? null : signIn(person.id());
    }

    /** Signs in somebody who is known for sure. */
    public String signIn(long personId) {
        long now = Times.micros(clock.instant());
        String secret = Secret.next();
        jdbc.update(
                "DELETE FROM sign_in WHERE last_used_at < ? OR created_at < ?",
                now - IDLE_MICROS,
                now - LONGEST_MICROS);
        jdbc.update(
                "INSERT INTO sign_in (hash, person_id, created_at, last_used_at) VALUES (?, ?, ?, ?)",
                Secret.hash(secret),
                personId,
                now,
                now);
        return secret;
    }

    /** Who has this cookie; null if nobody, or not any more. */
    public @Nullable Person person(String secret) {
        long now = Times.micros(clock.instant());
        byte[] hash = Secret.hash(secret);
        Use use = DataAccessUtils.singleResult(jdbc.query(
                "SELECT person_id, last_used_at FROM sign_in WHERE hash = ? AND last_used_at >= ? AND created_at >= ?",
                (row, number) -> new Use(row.getLong(1), row.getLong(2)),
                hash,
                now - IDLE_MICROS,
                now - LONGEST_MICROS));
        if (use == null) {
            return null;
        }
        Person person = people.get(use.personId());
        if (person.disabled()) {
            return null;
        }
        if (use.lastUsedAt() < now - USE_MICROS) {
            jdbc.update("UPDATE sign_in SET last_used_at = ? WHERE hash = ?", now, hash);
        }
        return person;
    }

    private record Use(long personId, long lastUsedAt) {}

    public void signOut(String secret) {
        jdbc.update("DELETE FROM sign_in WHERE hash = ?", (Object) Secret.hash(secret));
    }
}
