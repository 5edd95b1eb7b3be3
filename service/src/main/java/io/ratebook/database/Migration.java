package io.ratebook.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;

/** Makes and changes the tables, at the start of the service or before it by another user. */
public final class Migration {
    private Migration() {}

    /**
     * Brings the tables of a database to this version; says how many steps that took.
     *
     * @throws MigrationRefusedException if there are steps and the user may not, or if a newer version changed the tables;
     *     nothing was made then
     */
    public static int run(String url, String user, String password) {
        try (HikariDataSource database = DatabaseConfiguration.pool(url, user, password)) {
            return run(Flyway.configure().dataSource(database).load(), database);
        }
    }

    /** What MySQL made before a statement that it refuses stays there: so rights are asked for before the first one. */
    static int run(Flyway flyway, HikariDataSource database) {
        refuseNewer(flyway);
        if (flyway.info().pending().length == 0) {
            return flyway.migrate().migrationsExecuted;
        }
        try (HikariDataSource patient = DatabaseConfiguration.patient(database)) {
            MigrationRights.require(patient);
            return Flyway.configure()
                    .configuration(flyway.getConfiguration())
                    .dataSource(patient)
                    .load()
                    .migrate()
                    .migrationsExecuted;
        }
    }

    /** What an older version writes into newer tables, nobody has ever tried. */
    private static void refuseNewer(Flyway flyway) {
        Arrays.stream(flyway.info().all())
                .filter(step -> step.getState() == MigrationState.FUTURE_SUCCESS
                        || step.getState() == MigrationState.FUTURE_FAILED)
                .findFirst()
                .ifPresent(step -> {
                    throw new MigrationRefusedException(
                            "its tables were changed by a newer Ratebook (step " + step.getVersion() + ", "
                                    + step.getDescription() + "): start that one, or restore the backup from before it",
                            null);
                });
    }
}
