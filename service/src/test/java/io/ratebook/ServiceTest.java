package io.ratebook;

import io.ratebook.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;

/** A test of the whole service at its HTTP port; every test begins with empty tables. */
public abstract class ServiceTest {
    private final RunningContext service = RunningContext.get();
    private TestDatabase database = TestDatabase.open();

    @BeforeEach
    void beginEmpty() {
        database = TestDatabase.open();
    }

    /** The tables, for what cannot be seen or set up at the port. */
    protected final TestDatabase database() {
        return database;
    }

    /** A part of the running service. */
    protected final <T> T bean(Class<T> type) {
        return service.bean(type);
    }

    /** A caller without a name. */
    protected final ApiClient anonymous() {
        return new ApiClient(service.address());
    }

    /** Somebody who has signed in with these roles: viewer, program-manager, rule-engineer, finance, admin. */
    protected final ApiClient as(String... roles) {
        return new ApiClient(service.address());
    }
}
