package io.ratebook.people;

import io.ratebook.database.Ids;
import io.ratebook.web.Cursor;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What machines sign in with. A token can do what its scopes say as long as the person who made it may do it: it ends with
 * them, and what they may no longer do it may no longer either.
 */
@Component
public class Tokens {
    public static final String PREFIX = "rb_";

    private static final int NAME_MAX = 59;
    private static final Set<Right> SCOPES =
            EnumSet.of(Right.READ, Right.SALES, Right.PARTNERS, Right.POLICIES, Right.FINANCE);
    private static final long USE_MICROS = Duration.ofMinutes(1).toNanos() / 1_000;
    private static final String SELECT = """
            SELECT t.id, t.name, t.person_id, p.name AS person, p.roles, p.disabled, t.scopes, t.program, t.created_at,
              t.expires_on, t.last_used_at, t.revoked_at
            FROM api_token t JOIN person p ON p.id = t.person_id
            """;

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Audit audit;
    private final People people;

    Tokens(JdbcTemplate jdbc, Transactions transactions, Ids ids, Clock clock, Audit audit, People people) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
        this.people = people;
    }

    /**
     * A token, without what is secret.
     *
     * @param person name of who made it
     * @param rights the scopes that its person has the right to
     * @param program code of the only program it can touch; null for all
     * @param expiresOn its last day in UTC, inclusive
     * @param lastUsedAt to the minute
     */
    public record Token(
            long id,
            String name,
            long personId,
            String person,
            Set<Right> scopes,
            Set<Right> rights,
            @Nullable String program,
            long createdAt,
            @Nullable LocalDate expiresOn,
            @Nullable Long lastUsedAt,
            boolean usable) {
        /** Whom the audit log names: whose token, and which. */
        public Actor actor() {
            return new Actor(id, person + "/" + name, Actor.Kind.TOKEN, personId, program);
        }
    }

    /** What is asked for. */
    public record Wish(
            @Nullable String name,
            @Nullable List<String> scopes,
            @Nullable String program,
            @Nullable String expiresOn) {}

    /** A token and what to send: shown once. */
    public record WithSecret(Token token, String secret) {
        @Override
        public String toString() {
            return token.name();
        }
    }

    /** Newest first, one more than the limit. Those of one person, or of all where that is null. */
    public List<Token> list(@Nullable Long personId, @Nullable Cursor after, int limit) {
        return jdbc.query(
                SELECT + " WHERE t.revoked_at IS NULL AND t.id < ? AND (? IS NULL OR t.person_id = ?)"
                        + " ORDER BY t.id DESC LIMIT ?",
                this::token,
                after == null ? Long.MAX_VALUE : after.number(0),
                personId,
                personId,
                limit + 1);
    }

    private Token token(ResultSet row, int number) throws SQLException {
        LocalDate expiresOn = row.getObject("expires_on", LocalDate.class);
        long lastUsedAt = row.getLong("last_used_at");
        Long lastUsed = row.wasNull() ? null : lastUsedAt;
        Set<Right> scopes = Right.of(row.getString("scopes"));
        Set<Right> rights = EnumSet.copyOf(scopes);
        rights.retainAll(Role.rights(Role.of(row.getString("roles"))));
        boolean usable = !row.getBoolean("disabled")
                && row.getObject("revoked_at") == null
                && (expiresOn == null
                        || !LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).isAfter(expiresOn));
        return new Token(
                row.getLong("id"),
                row.getString("name"),
                row.getLong("person_id"),
                row.getString("person"),
                scopes,
                rights,
                row.getString("program"),
                row.getLong("created_at"),
                expiresOn,
                lastUsed,
                usable);
    }

    /** Makes a token of a person, who cannot give it more rights than they have. */
    public WithSecret create(long personId, Wish wish) {
        Person person = people.get(personId);
        FieldProblems problems = new FieldProblems();
        String name = problems.text("name", wish.name(), NAME_MAX);
        Set<Right> scopes = scopes(wish.scopes(), person, problems);
        if (wish.program() != null && !programExists(wish.program())) {
            problems.add("program", wish.program(), "the code of a program, or nothing for all of them");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate expiresOn = wish.expiresOn() == null ? null : Times.day("expiresOn", wish.expiresOn(), problems);
        if (expiresOn != null && expiresOn.isBefore(today)) {
            problems.add("expiresOn", expiresOn, "a day from " + today + " on");
        }
        problems.refuseIfAny();
        String secret = PREFIX + Secret.next();
        Token token = new Token(
                ids.next("api_token"),
                String.valueOf(name),
                personId,
                person.name(),
                scopes,
                scopes,
                wish.program(),
                Times.micros(clock.instant()),
                expiresOn,
                null,
                true);
        transactions.run(() -> insert(token, Secret.hash(secret)));
        return new WithSecret(token, secret);
    }

    private void insert(Token token, byte[] hash) {
        jdbc.update(
                """
                INSERT INTO api_token (id, name, person_id, hash, scopes, program, created_at, expires_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                token.id(),
                token.name(),
                token.personId(),
                hash,
                Right.text(token.scopes()),
                token.program(),
                token.createdAt(),
                token.expiresOn());
        audit.record("token.create", object(token), token.program(), null, shown(token));
    }

    private boolean programExists(String code) {
        Integer count = jdbc.queryForObject("SELECT COUNT(*) FROM program WHERE code = ?", Integer.class, code);
        return count != null && count > 0;
    }

    private static Set<Right> scopes(@Nullable List<String> codes, Person person, FieldProblems problems) {
        Set<Right> allowed = Role.rights(person.roles());
        allowed.retainAll(SCOPES);
        String expected = "at least one of what you may: "
                + allowed.stream().map(Right::code).toList();
        Set<Right> scopes = EnumSet.noneOf(Right.class);
        if (codes == null || codes.isEmpty()) {
            problems.add("scopes", null, expected);
            return scopes;
        }
        for (int i = 0; i < codes.size(); i++) {
            Right right = codes.get(i) == null ? null : Right.find(codes.get(i));
            if (right == null || !allowed.contains(right)) {
                problems.add("scopes[" + i + "]", codes.get(i), expected);
            } else {
                scopes.add(right);
            }
        }
        return scopes;
    }

    /** Ends a token at once; of one person, or of anybody where that is null. */
    public void revoke(long id, @Nullable Long personId) {
        transactions.run(() -> {
            Token token = DataAccessUtils.singleResult(jdbc.query(
                    SELECT + " WHERE t.revoked_at IS NULL AND t.id = ? AND (? IS NULL OR t.person_id = ?) FOR UPDATE",
                    this::token,
                    id,
                    personId,
                    personId));
            if (token == null) {
                throw Refusal.notFound("token", id);
            }
            jdbc.update("UPDATE api_token SET revoked_at = ? WHERE id = ?", Times.micros(clock.instant()), id);
            audit.record("token.revoke", object(token), token.program(), shown(token), null);
        });
    }

    /** The token that was sent; null if it is none, or not any more. */
    public @Nullable Token recognize(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return null;
        }
        Token token = DataAccessUtils.singleResult(
                jdbc.query(SELECT + " WHERE t.hash = ?", this::token, (Object) Secret.hash(secret)));
        if (token == null || !token.usable()) {
            return null;
        }
        long now = Times.micros(clock.instant());
        Long used = token.lastUsedAt();
        if (used == null || used < now - USE_MICROS) {
            jdbc.update("UPDATE api_token SET last_used_at = ? WHERE id = ?", now, token.id());
        }
        return token;
    }

    private static String object(Token token) {
        return "token " + token.person() + "/" + token.name();
    }

    private static Map<String, Object> shown(Token token) {
        Map<String, Object> shown = new TreeMap<>();
        shown.put("scopes", token.scopes().stream().map(Right::code).toList());
        if (token.program() != null) {
            shown.put("program", token.program());
        }
        if (token.expiresOn() != null) {
            shown.put("expiresOn", token.expiresOn().toString());
        }
        return shown;
    }
}
