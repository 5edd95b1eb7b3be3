package io.ratebook;

import com.zaxxer.hikari.HikariDataSource;
import io.ratebook.database.TestDatabase;
import java.net.URI;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service, once for all tests of this process: on a free port of loopback and on the test database. */
final class RunningContext {
    private static final RunningContext ONE = new RunningContext();

    private final ConfigurableApplicationContext context;
    private final URI address;

    private RunningContext() {
        HikariDataSource database = TestDatabase.open().dataSource();
        context = Service.start(
                null,
                "--server.port=0",
                // Tests of what leaves the house send it themselves.
                "--ratebook.notice.enabled=false",
                // Tests seal what they have sealed.
                "--ratebook.ledger.seal-every=P1D",
                // Tests look at the schedule of payouts at the time of their own clocks.
                "--ratebook.payouts.schedule-every=PT10H",
                "--ratebook.webhooks.allow-private=true",
                "--ratebook.database.url=" + database.getJdbcUrl(),
                "--ratebook.database.user=" + database.getUsername(),
                "--ratebook.database.password=" + database.getPassword());
        address = URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    static RunningContext get() {
        return ONE;
    }

    URI address() {
        return address;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }
}
