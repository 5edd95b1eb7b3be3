package io.ratebook;

import io.ratebook.database.TestDatabase;
import io.ratebook.people.People;
import io.ratebook.people.Tokens;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test of the whole service at its HTTP port; every test begins with empty tables. */
public abstract class ServiceTest {
    private static final String UNFINISHED = "SELECT id FROM job WHERE state IN ('queued', 'running')";
    /** Tenths of a second. */
    private static final int JOBS_TRIES_MAX = 50;

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final RunningContext service = RunningContext.get();
    private TestDatabase database = TestDatabase.open();

    @BeforeEach
    void beginEmpty() {
        database = TestDatabase.open();
    }

    /** A job that goes on while its tables are emptied fails, or leaves rows to the next test; one that never begins is left. */
    @AfterEach
    void letJobsEnd() throws InterruptedException {
        int tries = 0;
        while (tries++ < JOBS_TRIES_MAX
                && !database.jdbc().queryForList(UNFINISHED).isEmpty()) {
            Thread.sleep(100);
        }
    }

    /** The tables, for what cannot be seen or set up at the port. */
    protected final TestDatabase database() {
        return database;
    }

    /** A part of the running service. */
    protected final <T> T bean(Class<T> type) {
        return service.bean(type);
    }

    /** Where the service listens. */
    protected final URI address() {
        return service.address();
    }

    /** A caller without a name. */
    protected final ApiClient anonymous() {
        return new ApiClient(service.address());
    }

    /** Somebody who has signed in with these roles: viewer, program-manager, rule-engineer, finance, admin. */
    protected final ApiClient as(String... roles) {
        String name = "tester-" + PEOPLE.incrementAndGet();
        People.WithPassword made = bean(People.class).create(name, "Tester " + name, List.of(roles));
        return anonymous().signIn(name, made.password());
    }

    /** A machine with a token of these scopes: read, sales, partners, policies, finance. */
    protected final ApiClient withToken(String... scopes) {
        String name = "tester-" + PEOPLE.incrementAndGet();
        People.WithPassword made =
                bean(People.class).create(name, "Tester " + name, List.of("program-manager", "finance"));
        Tokens.Wish wish = new Tokens.Wish("machine", List.of(scopes), null, null);
        String secret = bean(Tokens.class).create(made.person().id(), wish).secret();
        return anonymous().with("Authorization", "Bearer " + secret);
    }
}
