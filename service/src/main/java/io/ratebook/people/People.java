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
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Everybody who may sign in. Whoever is disabled, or given a new password, is signed out everywhere. */
@Component
public class People {
    static final String ADMIN = "admin";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,59}");
    private static final int DISPLAY_NAME_MAX = 200;
    private static final String COLUMNS =
            "p.id, p.name, p.display_name, p.roles, p.disabled, p.created_at, COALESCE(h.human_id, p.id) AS human_id";

    private static final String SELECT =
            "SELECT " + COLUMNS + " FROM person p LEFT JOIN person_human h ON h.person_id = p.id WHERE ";

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Passwords passwords;
    private final Audit audit;
    private final CurrentActor currentActor;

    public People(
            JdbcTemplate jdbc,
            Transactions transactions,
            Ids ids,
            Clock clock,
            Passwords passwords,
            Audit audit,
            CurrentActor currentActor) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.passwords = passwords;
        this.audit = audit;
        this.currentActor = currentActor;
    }

    /** A person and the password that was made for them, which nothing keeps. */
    public record WithPassword(Person person, String password) {
        @Override
        public String toString() {
            return person.name();
        }
    }

    /** What is to be changed; null stays as it is. */
    public record Change(
            @Nullable String displayName,
            @Nullable List<String> roles,
            @Nullable Boolean disabled) {}

    /** By name, one more than the limit. */
    public List<Person> list(@Nullable Cursor after, int limit) {
        return jdbc.query(
                SELECT + "p.name > ? ORDER BY p.name LIMIT ?",
                People::person,
                after == null ? "" : after.text(0),
                limit + 1);
    }

    /** The person, who may be disabled. */
    public Person get(long id) {
        Person person = DataAccessUtils.singleResult(jdbc.query(SELECT + "p.id = ?", People::person, id));
        if (person == null) {
            throw Refusal.notFound("person", id);
        }
        return person;
    }

    @Nullable
    Person find(String name) {
        return DataAccessUtils.singleResult(jdbc.query(SELECT + "p.name = ?", People::person, name));
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getLong("id"),
                row.getString("name"),
                row.getString("display_name"),
                Role.of(row.getString("roles")),
                row.getBoolean("disabled"),
                row.getLong("created_at"),
                row.getLong("human_id"));
    }

    /** Makes a person with a new password. */
    public WithPassword create(@Nullable String name, @Nullable String displayName, @Nullable List<String> roles) {
        FieldProblems problems = new FieldProblems();
        if (name == null || !NAME.matcher(name).matches()) {
            problems.add("name", name, "1 to 60 of a to z, 0 to 9 and . _ @ + -, beginning with a letter or digit");
        }
        String shown = problems.text("displayName", displayName, DISPLAY_NAME_MAX);
        Set<Role> known = roles(roles, problems);
        problems.refuseIfAny();
        String password = Secret.password();
        long id = ids.next("person");
        Person person = new Person(
                id, String.valueOf(name), String.valueOf(shown), known, false, Times.micros(clock.instant()), id);
        transactions.run(() -> insert(person, passwords.hash(password)));
        return new WithPassword(person, password);
    }

    private void insert(Person person, String hash) {
        try {
            jdbc.update(
                    "INSERT INTO person (id, name, display_name, roles, password, disabled, created_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    person.id(),
                    person.name(),
                    person.displayName(),
                    Role.text(person.roles()),
                    hash,
                    person.disabled(),
                    person.createdAt());
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("name-taken", "there is a person named \"" + person.name() + "\" already");
        }
        audit.record("person.create", object(person), null, null, shown(person));
    }

    private static Set<Role> roles(@Nullable List<String> codes, FieldProblems problems) {
        String expected = "at least one of "
                + List.of(Role.values()).stream().map(Role::code).toList();
        if (codes == null || codes.isEmpty()) {
            problems.add("roles", null, expected);
            return Set.of();
        }
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i) == null || Role.find(codes.get(i)) == null) {
                problems.add("roles[" + i + "]", codes.get(i), expected);
            }
        }
        return Role.of(String.join(",", codes));
    }

    /** Changes a person. Nobody changes their own roles or disables themselves, and one admin is always left. */
    public Person change(long id, Change change) {
        FieldProblems problems = new FieldProblems();
        String shown = change.displayName() == null
                ? null
                : problems.text("displayName", change.displayName(), DISPLAY_NAME_MAX);
        Set<Role> roles = change.roles() == null ? null : roles(change.roles(), problems);
        problems.refuseIfAny();
        return transactions.get(() -> {
            lockAdmins();
            Person before = get(id);
            Person after = new Person(
                    id,
                    before.name(),
                    shown == null ? before.displayName() : shown,
                    roles == null ? before.roles() : roles,
                    change.disabled() == null ? before.disabled() : change.disabled(),
                    before.createdAt(),
                    before.humanId());
            if (!after.equals(before)) {
                refuseOwn(before, after);
                update(before, after);
            }
            return after;
        });
    }

    /** Two who disable each other at once would leave no admin. */
    private void lockAdmins() {
        jdbc.queryForList("SELECT id FROM person WHERE roles LIKE '%admin%' ORDER BY id FOR UPDATE");
    }

    private void refuseOwn(Person before, Person after) {
        boolean standing =
                before.disabled() == after.disabled() && before.roles().equals(after.roles());
        if (!standing && currentActor.current().personId() == before.id()) {
            throw Refusal.conflict("own-rights", "nobody changes their own roles or disables themselves");
        }
    }

    private void update(Person before, Person after) {
        jdbc.update(
                "UPDATE person SET display_name = ?, roles = ?, disabled = ? WHERE id = ?",
                after.displayName(),
                Role.text(after.roles()),
                after.disabled(),
                after.id());
        Integer admins = jdbc.queryForObject(
                "SELECT COUNT(*) FROM person WHERE NOT disabled AND roles LIKE '%admin%'", Integer.class);
        if (admins == null || admins == 0) {
            throw Refusal.conflict("last-admin", "\"" + before.name() + "\" is the last admin who can sign in");
        }
        if (after.disabled()) {
            signOut(after.id());
        }
        audit.record("person.change", object(before), null, shown(before), shown(after));
    }

    /** Gives a person a new password. */
    public WithPassword renewPassword(long id) {
        Person person = get(id);
        String password = Secret.password();
        transactions.run(() -> setPassword(person, password, "person.password"));
        return new WithPassword(person, password);
    }

    /**
     * Changes one's own password; all other sign-ins end, and so does this one, to be followed by a new one.
     *
     * @throws Refusal if the old one is not the old one, or the new one is too weak
     */
    public void changePassword(long id, @Nullable String old, @Nullable String chosen) {
        Person person = get(id);
        FieldProblems problems = new FieldProblems();
        passwords.check("new", chosen, person.name(), problems);
        if (old == null || !passwords.matches(old, hashOf(person.name()))) {
            problems.add("old", old == null ? null : "another password", "the password until now");
        } else if (old.equals(chosen)) {
            problems.add("new", "the old password", "a new one");
        }
        problems.refuseIfAny();
        transactions.run(() -> setPassword(person, String.valueOf(chosen), "person.own-password"));
    }

    private void setPassword(Person person, String password, String action) {
        jdbc.update("UPDATE person SET password = ? WHERE id = ?", passwords.hash(password), person.id());
        signOut(person.id());
        audit.record(action, object(person), null, null, null);
    }

    private void signOut(long id) {
        jdbc.update("DELETE FROM sign_in WHERE person_id = ?", id);
    }

    /** The person with that name and password who is not disabled; null otherwise, after as long. */
    @Nullable
    Person recognize(String name, String password) {
        String key = name.toLowerCase(Locale.ROOT);
        if (!passwords.matches(password, hashOf(key))) {
            return null;
        }
        Person person = find(key);
        return person == null || person.disabled() ? null : person;
    }

    private @Nullable String hashOf(String name) {
        return DataAccessUtils.singleResult(
                jdbc.queryForList("SELECT password FROM person WHERE name = ?", String.class, name));
    }

    /** The two of a first start: one for people, one for money, so that nobody has both. None where anybody is there. */
    List<WithPassword> createFirst() {
        Integer count = jdbc.queryForObject("SELECT COUNT(*) FROM person", Integer.class);
        if (count != null && count > 0) {
            return List.of();
        }
        return transactions.get(() -> List.of(
                create(ADMIN, "Administrator", codes(Role.ADMIN, Role.PROGRAM_MANAGER)),
                create("finance", "Finance", codes(Role.FINANCE, Role.PROGRAM_MANAGER))));
    }

    /** Gives the person named admin a new password and the role, and makes them if there is none. */
    public WithPassword resetAdmin() {
        return transactions.get(() -> {
            Person before = find(ADMIN);
            if (before == null) {
                return create(ADMIN, "Administrator", codes(Role.ADMIN));
            }
            Set<Role> roles = Role.of(Role.text(before.roles()) + "," + Role.ADMIN.code());
            Person after = new Person(
                    before.id(), ADMIN, before.displayName(), roles, false, before.createdAt(), before.humanId());
            if (!after.equals(before)) {
                update(before, after);
            }
            return renewPassword(after.id());
        });
    }

    private static List<String> codes(Role... roles) {
        return List.of(roles).stream().map(Role::code).toList();
    }

    static String object(Person person) {
        return "person " + person.name();
    }

    private static Map<String, Object> shown(Person person) {
        return Map.of(
                "displayName", person.displayName(),
                "roles", codes(person.roles()),
                "disabled", person.disabled());
    }

    private static List<String> codes(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::code).toList();
    }
}
