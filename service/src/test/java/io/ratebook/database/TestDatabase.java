package io.ratebook.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A real server with the tables of the migrations, all empty: the one that RATEBOOK_TEST_JDBC_URL names (with
 * RATEBOOK_TEST_JDBC_USER and RATEBOOK_TEST_JDBC_PASSWORD), else an embedded one of this process.
 */
public final class TestDatabase {
    private static final TestDatabase ONE = new TestDatabase();

    private final HikariDataSource dataSource;
    private final SideConnections sideConnections;

    private TestDatabase() {
        String url = System.getenv("RATEBOOK_TEST_JDBC_URL");
        if (url == null) {
            EmbeddedServer server = EmbeddedServer.start(DataFolder.open(Path.of("target", "test-database")));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            dataSource = DatabaseConfiguration.pool(server.url(), server.user(), server.password());
        } else {
            dataSource = DatabaseConfiguration.pool(
                    url,
                    System.getenv().getOrDefault("RATEBOOK_TEST_JDBC_USER", "test"),
                    System.getenv().getOrDefault("RATEBOOK_TEST_JDBC_PASSWORD", "test"));
        }
        sideConnections = DatabaseConfiguration.beside(dataSource);
        Flyway flyway =
                Flyway.configure().dataSource(dataSource).cleanDisabled(false).load();
        flyway.clean();
        flyway.migrate();
    }

    /** The server, with nothing left of the test before. */
    public static TestDatabase open() {
        List<String> tables = ONE.jdbc()
                .queryForList(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                                + " AND table_name NOT IN ('flyway_schema_history', 'id_block')",
                        String.class);
        tables.forEach(table -> ONE.jdbc().execute("TRUNCATE TABLE " + table));
        return ONE;
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
