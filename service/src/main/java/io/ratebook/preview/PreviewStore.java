package io.ratebook.preview;

import io.ratebook.preview.PreviewFigures.Group;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Previews in the database. */
@Repository
class PreviewStore {
    private static final int PIECE = 1 << 20;
    private static final String SELECT = """
            SELECT p.id, p.program_id, p.version_id, v.number AS version, v.hash, CAST(p.from_day AS CHAR) AS from_day,
                   CAST(p.to_day AS CHAR) AS to_day, p.ran_at, p.ran_by, p.sales, p.refunds, p.changes, p.activations
              FROM preview p JOIN policy_version v ON v.id = p.version_id
             WHERE p.program_id = ? AND\
            """;

    private final JdbcTemplate jdbc;

    PreviewStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** In the caller's transaction. */
    void add(Preview preview, Rows rows) {
        jdbc.update(
                "INSERT INTO preview (id, program_id, version_id, from_day, to_day, ran_at, ran_by, sales, refunds,"
                        + " changes, activations) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                preview.id(),
                preview.programId(),
                preview.versionId(),
                preview.from().toString(),
                preview.to().toString(),
                preview.ranAt(),
                preview.ranBy(),
                preview.sales(),
                preview.refunds(),
                preview.changes(),
                preview.activations());
        for (Group sum : new PreviewFigures(rows).sums(PreviewFilter.ALL)) {
            jdbc.update(
                    "INSERT INTO preview_sum (preview_id, currency, before_sum, after_sum, sales) VALUES (?, ?, ?, ?, ?)",
                    preview.id(),
                    sum.currency(),
                    sum.before(),
                    sum.after(),
                    sum.sales());
        }
        byte[] bytes = bytes(rows);
        int number = 0;
        for (int from = 0; from < bytes.length; from += PIECE) {
            jdbc.update(
                    "INSERT INTO preview_chunk (preview_id, number, bytes) VALUES (?, ?, ?)",
                    preview.id(),
                    number++,
                    Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE)));
        }
    }

    private static byte[] bytes(Rows rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
                new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED)), 1 << 16))) {
            rows.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    Rows rows(long id) {
        List<InputStream> pieces = jdbc.query(
                "SELECT bytes FROM preview_chunk WHERE preview_id = ? ORDER BY number",
                (row, number) -> new ByteArrayInputStream(row.getBytes(1)),
                id);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(
                new InflaterInputStream(new SequenceInputStream(Collections.enumeration(pieces))), 1 << 16))) {
            return Rows.read(in);
        } catch (IOException broken) {
            throw new UncheckedIOException("preview " + id + " cannot be read", broken);
        }
    }

    /** By currency. */
    List<Group> sums(long id) {
        return jdbc.query(
                "SELECT currency, before_sum, after_sum, sales FROM preview_sum WHERE preview_id = ? ORDER BY currency",
                (row, number) -> new Group("", row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                id);
    }

    Optional<Preview> find(int programId, long id) {
        return jdbc.query(SELECT + " p.id = ?", (row, number) -> preview(row), programId, id).stream()
                .findFirst();
    }

    /** The latest first, of one version or all. */
    List<Preview> below(int programId, int versionIdOrAll, long id, int limit) {
        return jdbc.query(
                SELECT + " p.id < ? AND (? = 0 OR p.version_id = ?) ORDER BY p.id DESC LIMIT " + limit,
                (row, number) -> preview(row),
                programId,
                id,
                versionIdOrAll,
                versionIdOrAll);
    }

    private static Preview preview(ResultSet row) throws SQLException {
        return new Preview(
                row.getLong("id"),
                row.getInt("program_id"),
                row.getInt("version_id"),
                row.getInt("version"),
                row.getString("hash"),
                LocalDate.parse(row.getString("from_day")),
                LocalDate.parse(row.getString("to_day")),
                row.getLong("ran_at"),
                row.getString("ran_by"),
                row.getLong("sales"),
                row.getLong("refunds"),
                row.getLong("changes"),
                row.getInt("activations"));
    }
}
