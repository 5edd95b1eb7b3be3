package io.ratebook.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MigrationIT {
    private static final String FRESH = "ratebook_patience";
    private static final String HELD = "ratebook_patience_held";
    /** What changes a table is refused after the second; what makes one waits as long for nothing and is made. */
    private static final String HASTY = "SET SESSION innodb_lock_wait_timeout = 1";

    private static final int HELD_SECONDS = 5;

    private final TestDatabase database = TestDatabase.open();

    private int migrate() {
        HikariDataSource pool = database.dataSource();
        return Migration.run(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
    }

    @AfterEach
    void forgetTheFuture() {
        database.jdbc().update("DELETE FROM flyway_schema_history WHERE version = '9999'");
    }

    @Test
    @DisplayName("G10: an older jar on tables of a newer one says so and changes nothing")
    void newer_tables_are_refused() {
        assertThat(migrate()).isZero();
        database.jdbc()
                .update(
                        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                                + " installed_by, execution_time, success)"
                                + " VALUES (9999, '9999', 'of tomorrow', 'SQL', 'V9999__of_tomorrow.sql', 1, 'test', 1, 1)");
        assertThatThrownBy(this::migrate)
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessageContaining("newer Ratebook (step 9999, of tomorrow)");
    }

    @Test
    @DisplayName("G10: a migration waits for who saves statistics, however slow the disk, and is not left half made")
    void a_migration_is_patient() throws InterruptedException {
        HikariDataSource pool = database.dataSource();
        database.asRoot("CREATE DATABASE " + FRESH);
        if (database.isEmbedded()) {
            database.asRoot("GRANT ALL ON " + FRESH + ".* TO '" + pool.getUsername() + "'@'127.0.0.1'");
        }
        CompletableFuture<Void> saving = CompletableFuture.runAsync(this::holdStatistics);
        try (HikariDataSource hasty = hasty(pool)) {
            while (database.jdbc().queryForObject("SELECT IS_USED_LOCK('" + HELD + "')", Long.class) == null) {
                assertThat(saving).isNotDone();
                Thread.sleep(20);
            }
            Flyway flyway = Flyway.configure().dataSource(hasty).load();
            assertThat(Migration.run(flyway, hasty)).isGreaterThan(10);
        } finally {
            saving.join();
            database.asRoot("DROP DATABASE " + FRESH);
        }
    }

    private HikariDataSource hasty(HikariDataSource pool) {
        HikariConfig hasty = new HikariConfig();
        pool.copyStateTo(hasty);
        hasty.setJdbcUrl(database.urlOf(FRESH));
        hasty.setConnectionInitSql(HASTY);
        return new HikariDataSource(hasty);
    }

    private void holdStatistics() {
        database.asRoot(
                "START TRANSACTION",
                "SELECT COUNT(*) FROM mysql.innodb_table_stats FOR UPDATE",
                "SELECT GET_LOCK('" + HELD + "', 1)",
                "SELECT SLEEP(" + HELD_SECONDS + ")",
                "SELECT RELEASE_LOCK('" + HELD + "')",
                "ROLLBACK");
    }
}
