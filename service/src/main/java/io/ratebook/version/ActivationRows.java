package io.ratebook.version;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Activations as rows, which are only ever added. */
@Component
class ActivationRows {
    private final JdbcTemplate jdbc;

    ActivationRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(int programId, Activation activation) {
        jdbc.update(
                """
                INSERT INTO policy_activation (program_id, number, version_id, from_day, reason, activated_by, activated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                programId,
                activation.number(),
                activation.versionId(),
                activation.from().toString(),
                activation.reason(),
                activation.by(),
                activation.at());
    }

    /** All of a program in the order they were made: a person makes a few a year. */
    List<Activation> all(int programId) {
        return jdbc.query("""
                SELECT a.number, a.version_id, v.number AS version, CAST(a.from_day AS CHAR) AS from_day, a.reason,
                  a.activated_by, a.activated_at
                FROM policy_activation a JOIN policy_version v ON v.id = a.version_id
                WHERE a.program_id = ? ORDER BY a.number
                """, ActivationRows::activation, programId);
    }

    private static Activation activation(ResultSet row, int number) throws SQLException {
        return new Activation(
                row.getInt("number"),
                row.getInt("version_id"),
                row.getInt("version"),
                LocalDate.parse(row.getString("from_day")),
                row.getString("reason"),
                row.getString("activated_by"),
                row.getLong("activated_at"));
    }
}
