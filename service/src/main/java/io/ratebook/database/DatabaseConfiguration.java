package io.ratebook.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the rest of the house its one data source: of the given database, else of the embedded one. */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {
    /** Beyond what the requests and the two or three jobs of a small machine use at once, connections only wait. */
    private static final int CONNECTIONS_MAX = 12;

    private static final int SIDE_CONNECTIONS_MAX = 3;

    /**
     * An embedded server that is starting while the context is being built.
     *
     * @param starting ends with the server, or with the {@link DataFolderException} that says why there is none
     */
    public record EmbeddedStart(CompletableFuture<EmbeddedServer> starting) implements AutoCloseable {
        EmbeddedServer server() {
            try {
                return starting.join();
            } catch (CompletionException failed) {
                if (failed.getCause() instanceof DataFolderException refused) {
                    throw refused;
                }
                throw failed;
            }
        }

        /** After the data source, which depends on it. */
        @Override
        public void close() {
            if (!starting.isCompletedExceptionally()) {
                starting.join().close();
            }
        }
    }

    @Bean
    HikariDataSource dataSource(
            ObjectProvider<EmbeddedStart> embedded,
            @Value("${ratebook.database.url:#{null}}") @Nullable String url,
            @Value("${ratebook.database.user:ratebook}") String user,
            @Value("${ratebook.database.password:}") String password) {
        if (url != null) {
            return pool(url, user, password);
        }
        EmbeddedServer server = embedded.getObject().server();
        return pool(server.url(), server.user(), server.password());
    }

    @Bean
    FlywayMigrationStrategy migration(HikariDataSource dataSource) {
        return flyway -> Migration.run(flyway, dataSource);
    }

    @Bean
    SideConnections sideConnections(HikariDataSource dataSource) {
        return beside(dataSource);
    }

    /** Of the same database and user. */
    static SideConnections beside(HikariDataSource pool) {
        HikariConfig aside = new HikariConfig();
        pool.copyStateTo(aside);
        aside.setPoolName("ratebook-side");
        aside.setMaximumPoolSize(SIDE_CONNECTIONS_MAX);
        return new SideConnections(new HikariDataSource(aside));
    }

    /** Connections of their own for what changes tables, to the same database as the same user. */
    static HikariDataSource patient(HikariDataSource pool) {
        HikariConfig patient = new HikariConfig();
        pool.copyStateTo(patient);
        patient.setPoolName("ratebook-migration");
        patient.setMinimumIdle(0);
        patient.setConnectionInitSql(LockWait.PATIENT);
        return new HikariDataSource(patient);
    }

    static HikariDataSource pool(String url, String user, String password) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setPoolName("ratebook");
        pool.setMaximumPoolSize(CONNECTIONS_MAX);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setConnectionInitSql(LockWait.USUAL);
        pool.addDataSourceProperty("rewriteBatchedStatements", "true");
        pool.addDataSourceProperty("connectionTimeZone", "UTC");
        pool.addDataSourceProperty("forceConnectionTimeZoneToSession", "true");
        pool.addDataSourceProperty("characterEncoding", "UTF-8");
        pool.addDataSourceProperty("useAffectedRows", "true");
        // Isolation and autocommit are set through the driver only, so it need not ask the server for them each time.
        pool.addDataSourceProperty("useLocalSessionState", "true");
        pool.addDataSourceProperty("cachePrepStmts", "true");
        pool.addDataSourceProperty("prepStmtCacheSize", "300");
        pool.addDataSourceProperty("prepStmtCacheSqlLimit", "4096");
        pool.addDataSourceProperty("allowPublicKeyRetrieval", "true");
        return new HikariDataSource(pool);
    }
}
