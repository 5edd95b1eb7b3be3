package io.ratebook.version;

import io.ratebook.policy.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Uploads as rows. */
@Component
class UploadRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcTemplate jdbc;

    UploadRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** An upload before it is known which version it is. */
    record NewUpload(
            long id,
            int programId,
            String fileName,
            long fileId,
            List<Problem> problems,
            String uploadedBy,
            long uploadedAt) {
        int errors() {
            return Math.toIntExact(problems.stream().filter(Problem::isError).count());
        }
    }

    void add(NewUpload upload, @Nullable Integer versionId, boolean versionIsNew) {
        int errors = upload.errors();
        List<CellProblem> shown = upload.problems().stream()
                .limit(Upload.PROBLEMS_MAX)
                .map(CellProblem::of)
                .toList();
        jdbc.update(
                """
                INSERT INTO policy_upload (id, program_id, file_name, file_id, problems, errors, warnings, version_id,
                  version_is_new, uploaded_by, uploaded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                upload.id(),
                upload.programId(),
                upload.fileName(),
                upload.fileId(),
                Packed.pack(JSON.writeValueAsBytes(shown)),
                errors,
                upload.problems().size() - errors,
                versionId,
                versionIsNew,
                upload.uploadedBy(),
                upload.uploadedAt());
    }

    Optional<Upload> find(int programId, long id) {
        return jdbc.query("""
                        SELECT u.*, v.number AS version_number
                        FROM policy_upload u LEFT JOIN policy_version v ON v.id = u.version_id
                        WHERE u.id = ? AND u.program_id = ?
                        """, (row, number) -> upload(row), id, programId).stream()
                .findFirst();
    }

    private static Upload upload(ResultSet row) throws SQLException {
        List<CellProblem> problems =
                JSON.readValue(Packed.unpack(row.getBytes("problems")), new TypeReference<List<CellProblem>>() {});
        return new Upload(
                row.getLong("id"),
                row.getInt("program_id"),
                row.getString("file_name"),
                row.getLong("file_id"),
                problems,
                row.getInt("errors"),
                row.getInt("warnings"),
                row.getObject("version_number", Integer.class),
                row.getBoolean("version_is_new"),
                row.getString("uploaded_by"),
                row.getLong("uploaded_at"));
    }
}
