package io.ratebook.version;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Versions as rows. */
@Component
class VersionRows {
    private static final String SELECT = """
            SELECT id, program_id, number, hash, title, note, workbook_file_id, canonical_file_id, table_rows, warnings,
              created_by, created_at
            FROM policy_version
            """;

    private final JdbcTemplate jdbc;

    VersionRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(PolicyVersion version, String readHash) {
        jdbc.update(
                """
                INSERT INTO policy_version (id, program_id, number, hash, read_hash, title, note, workbook_file_id,
                  canonical_file_id, table_rows, warnings, created_by, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                version.id(),
                version.programId(),
                version.number(),
                version.hash(),
                readHash,
                version.title(),
                version.note(),
                version.workbookFileId(),
                version.canonicalFileId(),
                version.tableRows(),
                version.warnings(),
                version.createdBy(),
                version.createdAt());
    }

    Optional<PolicyVersion> find(int id) {
        return jdbc.query(SELECT + " WHERE id = ?", VersionRows::version, id).stream()
                .findFirst();
    }

    Optional<PolicyVersion> find(int programId, int number) {
        return jdbc
                .query(SELECT + " WHERE program_id = ? AND number = ?", VersionRows::version, programId, number)
                .stream()
                .findFirst();
    }

    /** The version that says the same; the latest, if a workbook without ids was numbered more than once. */
    Optional<PolicyVersion> findByContent(int programId, String hash) {
        return jdbc.query(SELECT + """
                                 WHERE program_id = ? AND (hash = ? OR read_hash = ?) ORDER BY number DESC LIMIT 1
                                """, VersionRows::version, programId, hash, hash).stream()
                .findFirst();
    }

    /** The latest first, below a number. */
    List<PolicyVersion> below(int programId, int number, int limit) {
        return jdbc.query(
                SELECT + " WHERE program_id = ? AND number < ? ORDER BY number DESC LIMIT ?",
                VersionRows::version,
                programId,
                number,
                limit);
    }

    private static PolicyVersion version(ResultSet row, int number) throws SQLException {
        return new PolicyVersion(
                row.getInt("id"),
                row.getInt("program_id"),
                row.getInt("number"),
                row.getString("hash"),
                row.getString("title"),
                row.getString("note"),
                row.getLong("workbook_file_id"),
                row.getLong("canonical_file_id"),
                row.getInt("table_rows"),
                row.getInt("warnings"),
                row.getString("created_by"),
                row.getLong("created_at"));
    }
}
