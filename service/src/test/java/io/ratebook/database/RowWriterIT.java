package io.ratebook.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** A value is written into the statement's text: no letter of it may end or change the statement, whatever the session's mode. */
    @ParameterizedTest
    @ValueSource(strings = {"", "NO_BACKSLASH_ESCAPES,ANSI_QUOTES,PIPES_AS_CONCAT"})
    void a_text_stays_a_text(String mode) throws SQLException {
        List<String> names = new ArrayList<>(List.of(
                "', 'x', 'EUR', 'UTC', 0, 0), (9, 'y",
                "a'; DROP TABLE program; -- ",
                "\\'; #",
                "/*! SELECT 1 */ {d '2020-01-01'} {fn now()} ?",
                "NULL",
                "0x41",
                "_utf8mb4 x'41'",
                ""));
        for (int letter = 0; letter < 0x300; letter++) {
            names.add("<" + (char) letter + ">");
        }
        try (Connection connection = database.dataSource().getConnection();
                Statement session = connection.createStatement()) {
            session.execute("SET SESSION sql_mode = '" + mode + "'");
            try (RowWriter writer = new RowWriter(connection, "program", COLUMNS)) {
                for (int id = 0; id < names.size(); id++) {
                    writer.add(program(id, names.get(id)));
                }
            } finally {
                session.execute("SET SESSION sql_mode = DEFAULT");
            }
        }
        assertThat(database.jdbc().queryForList("SELECT name FROM program ORDER BY id", String.class))
                .isEqualTo(names);
    }

    @Test
    void bytes_arrive_as_they_are_and_long_rows_in_more_statements() throws SQLException {
        byte[] body = new byte[300_000];
        new Random(7).nextBytes(body);
        try (Connection connection = database.dataSource().getConnection();
                RowWriter writer = new RowWriter(
                        connection,
                        "idempotency",
                        "caller",
                        "method_path",
                        "idem_key",
                        "owner",
                        "state",
                        "writes",
                        "lease_until",
                        "created_at",
                        "body")) {
            for (int row = 0; row < 5; row++) {
                writer.add(
                        "c", "p", "key " + row, "o", "done", 0, Long.MAX_VALUE, Long.MIN_VALUE, row == 4 ? null : body);
            }
            assertThat(writer.written()).isEqualTo(4);
        }
        assertThat(database.jdbc().queryForList("SELECT body FROM idempotency ORDER BY idem_key", byte[].class))
                .containsExactly(body, body, body, body, null);
        assertThat(database.jdbc()
                        .queryForObject(
                                "SELECT COUNT(*) FROM idempotency WHERE lease_until = 9223372036854775807 AND created_at = -9223372036854775808",
                                Long.class))
                .isEqualTo(5);
    }

    @Test
    void a_value_of_another_kind_sends_nothing_more() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            assertThatThrownBy(() -> {
                        try (RowWriter writer = new RowWriter(connection, "program", COLUMNS)) {
                            writer.add(program(1, "one"));
                            writer.add(2, "two", "code 2", "EUR", "UTC", 1.5, 0);
                        }
                    })
                    .hasMessage("a java.lang.Double has no column type here");
        }
        assertThat(count()).isZero();
    }

    @Test
    void nothing_follows_a_row_that_was_refused() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                RowWriter writer = new RowWriter(connection, "program", COLUMNS)) {
            writer.add(program(1, "one"));
            assertThatThrownBy(() -> writer.add(2, "two", "code 2", "EUR", "UTC", 1.5, 0))
                    .hasMessage("a java.lang.Double has no column type here");
            assertThatThrownBy(() -> writer.add(program(3, "three")))
                    .hasMessage("a row of program was refused before this one");
        }
        assertThat(count()).isZero();
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
