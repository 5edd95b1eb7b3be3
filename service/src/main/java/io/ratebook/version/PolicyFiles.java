package io.ratebook.version;

import io.ratebook.database.Ids;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Bytes of up to some ten megabytes, kept in parts; whoever stores or reads is in a transaction of its own making. */
@Component
class PolicyFiles {
    private static final int PART_BYTES = 1 << 20;

    private final JdbcTemplate jdbc;
    private final Ids ids;

    PolicyFiles(JdbcTemplate jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** The id under which they can be read. */
    long store(byte[] content) {
        long id = ids.next("policy_file");
        jdbc.update("INSERT INTO policy_file (id, size, sha256) VALUES (?, ?, ?)", id, content.length, sha256(content));
        for (int from = 0, number = 0; from < content.length; from += PART_BYTES, number++) {
            jdbc.update(
                    "INSERT INTO policy_file_part (file_id, number, content) VALUES (?, ?, ?)",
                    id,
                    number,
                    Arrays.copyOfRange(content, from, Math.min(content.length, from + PART_BYTES)));
        }
        return id;
    }

    /**
     * The bytes of that id.
     *
     * @throws IllegalStateException if they are not those that were stored
     */
    byte[] read(long id) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        jdbc.query(
                "SELECT content FROM policy_file_part WHERE file_id = ? ORDER BY number",
                row -> {
                    content.writeBytes(row.getBytes(1));
                },
                id);
        byte[] bytes = content.toByteArray();
        byte[] stored = jdbc.queryForObject("SELECT sha256 FROM policy_file WHERE id = ?", byte[].class, id);
        if (!MessageDigest.isEqual(stored, sha256(bytes))) {
            throw new IllegalStateException("file " + id + " of policy_file is not the one that was stored");
        }
        return bytes;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
