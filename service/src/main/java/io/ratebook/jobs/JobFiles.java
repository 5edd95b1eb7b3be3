package io.ratebook.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Files of jobs, in the database: every process finds them there, also after a crash. They stream in and out in pieces of
 * a mebibyte.
 */
@Component
public class JobFiles {
    private static final int PIECE = 1 << 20;
    /** So many pieces are deleted by one statement: each is a mebibyte of undo log. */
    private static final int PIECES_A_DELETE = 16;
    /** An upload that takes longer was broken off by a crash. */
    private static final Duration UPLOAD_MAX = Duration.ofDays(1);

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final long bytesMax;

    JobFiles(JdbcTemplate jdbc, Clock clock, @Value("${ratebook.jobs.file-bytes-max:1073741824}") long bytesMax) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.bytesMax = bytesMax;
    }

    private long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    /**
     * Keeps a file piece by piece, each at once durable; it counts as there only by {@link #complete}.
     *
     * @throws FileTooLargeException if it is larger than files may be
     * @throws IOException if it breaks off
     */
    JobFile receive(long jobId, String name, InputStream bytes) throws IOException {
        jdbc.update(
                "INSERT INTO job_file (job_id, name, begun_at) VALUES (?, ?, ?)", jobId, Texts.cut(name, 300), now());
        try {
            return receivePieces(jobId, name, bytes);
        } catch (IOException | RuntimeException brokenOff) {
            remove(jobId);
            jdbc.update("DELETE FROM job_file WHERE job_id = ?", jobId);
            throw brokenOff;
        }
    }

    private JobFile receivePieces(long jobId, String name, InputStream bytes) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        int number = 0;
        byte[] piece = bytes.readNBytes(PIECE);
        while (piece.length > 0) {
            size += piece.length;
            if (size > bytesMax) {
                throw new FileTooLargeException(name, bytesMax);
            }
            digest.update(piece);
            jdbc.update("INSERT INTO job_file_chunk (job_id, number, bytes) VALUES (?, ?, ?)", jobId, number++, piece);
            piece = bytes.readNBytes(PIECE);
        }
        return new JobFile(name, size, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }

    /** In the transaction that submits the job. */
    void complete(long jobId, JobFile file) {
        jdbc.update(
                "UPDATE job_file SET size = ?, sha256 = ? WHERE job_id = ?",
                file.size(),
                HexFormat.of().parseHex(file.sha256()),
                jobId);
    }

    /** The file of a job; empty where it has none, or where it is no longer kept. */
    public Optional<JobFile> find(long jobId) {
        return jdbc
                .query(
                        "SELECT name, size, sha256 FROM job_file"
                                + " WHERE job_id = ? AND size IS NOT NULL AND removed_at IS NULL",
                        (row, index) -> new JobFile(
                                row.getString("name"),
                                row.getLong("size"),
                                HexFormat.of().formatHex(row.getBytes("sha256"))),
                        jobId)
                .stream()
                .findFirst();
    }

    /**
     * The bytes of a file, read piece by piece; no connection is held between pieces.
     *
     * @throws IllegalStateException if the job has no file
     */
    public InputStream open(long jobId) {
        JobFile file = find(jobId).orElseThrow(() -> new IllegalStateException("job " + jobId + " has no file"));
        return new Pieces(jobId, file);
    }

    /** Whether a job had a file that is no longer kept. */
    boolean isGone(long jobId) {
        return !jdbc.queryForList(
                        "SELECT job_id FROM job_file WHERE job_id = ? AND removed_at IS NOT NULL", Long.class, jobId)
                .isEmpty();
    }

    /** Removes files of jobs that ended so long ago, and what is left of uploads that broke off. */
    public void removeOld(Duration age) {
        List<Long> old = jdbc.queryForList(
                """
                SELECT f.job_id FROM job_file f LEFT JOIN job j ON j.id = f.job_id
                WHERE f.removed_at IS NULL AND (j.finished_at < ? OR f.size IS NULL AND f.begun_at < ?)
                """, Long.class, now() - age.toMillis() * 1_000, now() - UPLOAD_MAX.toMillis() * 1_000);
        old.forEach(this::forget);
    }

    /** Removes the bytes of a file that its job needs no longer; what is personal in it is not to be kept for days. */
    public void forget(long jobId) {
        remove(jobId);
        jdbc.update("UPDATE job_file SET removed_at = ? WHERE job_id = ?", now(), jobId);
    }

    /** The same of all jobs of a program and kind that have ended, however they did. */
    public void forgetEnded(int programId, String kind) {
        jdbc.queryForList("""
                        SELECT f.job_id FROM job_file f JOIN job j ON j.id = f.job_id
                        WHERE f.removed_at IS NULL AND j.finished_at IS NOT NULL AND j.program_id = ? AND j.kind = ?
                        """, Long.class, programId, kind).forEach(this::forget);
    }

    private void remove(long jobId) {
        int removed = PIECES_A_DELETE;
        while (removed == PIECES_A_DELETE) {
            removed = jdbc.update("DELETE FROM job_file_chunk WHERE job_id = ? LIMIT " + PIECES_A_DELETE, jobId);
        }
    }

    private final class Pieces extends InputStream {
        private final long jobId;
        private final JobFile file;
        private final MessageDigest digest = sha256();
        private byte[] piece = new byte[0];
        private int position;
        private int number;
        private boolean ended;

        Pieces(long jobId, JobFile file) {
            this.jobId = jobId;
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            return more() ? piece[position++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!more()) {
                return -1;
            }
            int count = Math.min(length, piece.length - position);
            System.arraycopy(piece, position, target, offset, count);
            position += count;
            return count;
        }

        private boolean more() throws IOException {
            if (position < piece.length) {
                return true;
            }
            if (ended) {
                return false;
            }
            byte[] next = fetch();
            if (next == null) {
                ended = true;
                refuseOther();
                return false;
            }
            digest.update(next);
            piece = next;
            position = 0;
            number++;
            return true;
        }

        private byte @Nullable [] fetch() {
            return jdbc
                    .query(
                            "SELECT bytes FROM job_file_chunk WHERE job_id = ? AND number = ?",
                            (row, index) -> row.getBytes(1),
                            jobId,
                            number)
                    .stream()
                    .findFirst()
                    .orElse(null);
        }

        /** A piece that is gone must not look like the end of the file. */
        private void refuseOther() throws IOException {
            if (!HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
                throw new IOException("the file of job " + jobId + " is no longer what was sent");
            }
        }
    }
}
