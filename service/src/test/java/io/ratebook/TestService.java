package io.ratebook;

import com.zaxxer.hikari.HikariDataSource;
import io.ratebook.database.TestDatabase;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A whole service more on the test database, with settings of its own and parts replaced, until it is closed. */
public final class TestService implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    /** @param change registers beans before all others are made; a primary one takes the place of the usual */
    public TestService(TestDatabase database, Consumer<GenericApplicationContext> change, String... settings) {
        HikariDataSource source = database.dataSource();
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--ratebook.notice.enabled=false",
                "--ratebook.database.url=" + source.getJdbcUrl(),
                "--ratebook.database.user=" + source.getUsername(),
                "--ratebook.database.password=" + source.getPassword()));
        all.addAll(List.of(settings));
        SpringApplication application = new SpringApplication(Service.class);
        application.addInitializers(made -> change.accept((GenericApplicationContext) made));
        context = Service.started(application, null, all.toArray(String[]::new));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A caller of it, signed in by the token that another caller has. */
    public ApiClient as(ApiClient withToken) {
        return new ApiClient(URI.create(
                        "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port")))
                .with("Authorization", withToken.sentHeader("Authorization"));
    }

    @Override
    public void close() {
        context.close();
    }
}
