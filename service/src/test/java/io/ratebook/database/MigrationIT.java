package io.ratebook.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MigrationIT {
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
}
