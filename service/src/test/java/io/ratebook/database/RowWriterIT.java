package io.ratebook.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowWriterIT {
    private static final String[] COLUMNS = {"id", "name", "code", "currency", "zone", "created_at", "version"};

    private final TestDatabase database = TestDatabase.open();

    private static @Nullable Object[] program(int id, String name) {
        return new Object[] {id, name, "code " + id, "EUR", "UTC", 1_700_000_000_000_000L, 0};
    }

    private long count() {
        Long count = database.jdbc().queryForObject("SELECT COUNT(*) FROM program", Long.class);
        return count == null ? -1 : count;
    }

    @Test
    void every_row_arrives_with_all_its_letters() throws SQLException {
        String name = "O'Hara \\ \" \u20ac \uD83D\uDE00 %s ?";
        try (Connection connection = database.dataSource().getConnection();
                RowWriter writer = new RowWriter(connection, "program", COLUMNS)) {
            for (int id = 1; id <= 1_234; id++) {
                writer.add(program(id, name + id));
            }
        }
        assertThat(count()).isEqualTo(1_234);
        assertThat(database.jdbc().queryForObject("SELECT name FROM program WHERE id = 1234", String.class))
                .isEqualTo(name + 1_234);
    }

    @Test
    void a_row_that_is_refused_is_not_passed_over() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> {
                        try (RowWriter writer = new RowWriter(connection, "program", COLUMNS)) {
                            for (int id = 1; id <= 700; id++) {
                                writer.add(program(id == 600 ? 1 : id, "twice"));
                            }
                        }
                    })
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Duplicate");
            connection.rollback();
        }
        assertThat(count()).isZero();
    }

    @Test
    void a_value_too_many_is_named_before_anything_is_sent() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                RowWriter writer = new RowWriter(connection, "program", "id", "name")) {
            assertThatThrownBy(() -> writer.add(1, "a", "b")).hasMessage("3 values for the 2 columns of program");
        }
        assertThat(count()).isZero();
    }
}
