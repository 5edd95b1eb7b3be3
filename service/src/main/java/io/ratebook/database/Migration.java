package io.ratebook.database;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;

/** Makes and changes the tables, at the start of the service or before it by another user. */
public final class Migration {
    private Migration() {}

    /**
     * Brings the tables of a database to this version; says how many steps that took.
     *
     * @throws MigrationRightsException if there are steps and the user may not; nothing was made then
     */
    public static int run(String url, String user, String password) {
        try (HikariDataSource database = DatabaseConfiguration.pool(url, user, password)) {
            return run(Flyway.configure().dataSource(database).load());
        }
    }

    /** What MySQL made before a statement that it refuses stays there: so rights are asked for before the first one. */
    static int run(Flyway flyway) {
        if (flyway.info().pending().length > 0) {
            MigrationRights.require(flyway.getConfiguration().getDataSource());
        }
        return flyway.migrate().migrationsExecuted;
    }
}
