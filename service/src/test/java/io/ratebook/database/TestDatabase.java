package io.ratebook.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.StatementCallback;
import org.testcontainers.mysql.MySQLContainer;

/**
 * A real server with the tables of the migrations, all empty: the one that RATEBOOK_TEST_JDBC_URL names (with
 * RATEBOOK_TEST_JDBC_USER and RATEBOOK_TEST_JDBC_PASSWORD, who may do everything), or a MySQL in a container where
 * RATEBOOK_TEST_DATABASE is docker, else an embedded one of this process. Tests run in several processes at once, each on a
 * database of its own.
 */
public final class TestDatabase {
    /** Of this process among several, such as "_2"; else empty. */
    private static final String PROCESS = System.getProperty("ratebook.test.process", "");

    /** Where the embedded one is kept. */
    public static final Path FOLDER = Path.of("target", "test-database" + PROCESS);

    private static final String CONTAINER = "mysql:8.4.7";

    private static final TestDatabase ONE = new TestDatabase();

    private final HikariDataSource dataSource;
    private final SideConnections sideConnections;
    private final @Nullable String embeddedRootPassword;

    private TestDatabase() {
        String url = System.getenv("RATEBOOK_TEST_JDBC_URL");
        if (url != null) {
            embeddedRootPassword = null;
            dataSource = onServer(
                    url,
                    System.getenv().getOrDefault("RATEBOOK_TEST_JDBC_USER", "test"),
                    System.getenv().getOrDefault("RATEBOOK_TEST_JDBC_PASSWORD", "test"));
        } else if ("docker".equals(System.getenv("RATEBOOK_TEST_DATABASE"))) {
            embeddedRootPassword = null;
            dataSource = inContainer();
        } else {
            EmbeddedServer server = EmbeddedServer.start(DataFolder.open(FOLDER));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            embeddedRootPassword = server.password();
            dataSource = DatabaseConfiguration.pool(server.url(), server.user(), server.password());
        }
        sideConnections = DatabaseConfiguration.beside(dataSource);
        Flyway flyway =
                Flyway.configure().dataSource(dataSource).cleanDisabled(false).load();
        flyway.clean();
        flyway.migrate();
    }

    private static HikariDataSource onServer(String url, String user, String password) {
        if (PROCESS.isEmpty()) {
            return DatabaseConfiguration.pool(url, user, password);
        }
        String own = "ratebook_test" + PROCESS;
        try (HikariDataSource given = DatabaseConfiguration.pool(url, user, password)) {
            new JdbcTemplate(given).execute("CREATE DATABASE IF NOT EXISTS " + own);
        }
        return DatabaseConfiguration.pool(other(url, own), user, password);
    }

    /** As root, who may make triggers beside a binary log. Testcontainers takes it away when this process ends. */
    private static HikariDataSource inContainer() {
        MySQLContainer server =
                new MySQLContainer(CONTAINER).withUsername("root").withPassword("test");
        server.start();
        return DatabaseConfiguration.pool(server.getJdbcUrl(), server.getUsername(), server.getPassword());
    }

    /** The server, with nothing left of the test before. */
    public static TestDatabase open() {
        List<String> tables = ONE.jdbc()
                .queryForList(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                                + " AND table_name NOT IN ('flyway_schema_history', 'id_block')",
                        String.class);
        // To empty an empty one is a file made anew on MySQL: all of them took more time than the tests.
        String filled = tables.stream()
                .map(table -> "(SELECT '" + table + "' FROM " + table + " LIMIT 1)")
                .collect(Collectors.joining(" UNION ALL "));
        List<String> left = ONE.jdbc().queryForList(filled, String.class);
        if (!left.isEmpty()) {
            ONE.onOneConnection(Stream.of(
                            Stream.of(LockWait.PATIENT),
                            left.stream().map(table -> "TRUNCATE TABLE " + table),
                            Stream.of(LockWait.USUAL))
                    .flatMap(statements -> statements)
                    .toList());
        }
        return ONE;
    }

    private void onOneConnection(List<String> statements) {
        jdbc().execute((StatementCallback<Integer>) statement -> {
            for (String each : statements) {
                statement.execute(each);
            }
            return statements.size();
        });
    }

    /** Whether the server is the one in {@link #FOLDER}. */
    public boolean isEmbedded() {
        return embeddedRootPassword != null;
    }

    /** Runs statements, on one connection, as a user who may do everything. */
    public void asRoot(String... statements) {
        if (embeddedRootPassword == null) {
            onOneConnection(List.of(statements));
        } else {
            RootClient.run(FOLDER.toAbsolutePath(), embeddedRootPassword, statements);
        }
    }

    /** The same server's other database. */
    public String urlOf(String database) {
        return other(String.valueOf(dataSource.getJdbcUrl()), database);
    }

    private static String other(String url, String database) {
        return url.replaceFirst("(jdbc:mysql://[^/]+/)[^?]*", "$1" + database);
    }

    public HikariDataSource dataSource() {
        return dataSource;
    }

    public JdbcTemplate jdbc() {
        return new JdbcTemplate(dataSource);
    }

    public Ids ids() {
        return new Ids(sideConnections);
    }

    public SideConnections sideConnections() {
        return sideConnections;
    }
}
