package io.ratebook.jobs;

import io.ratebook.jobs.Job.Progress;
import io.ratebook.jobs.Jobs.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The statements over the table of jobs. Leases are timed by the clock of the database: processes may differ. */
@Component
class JobTable {
    /** Epoch-micros by the clock of the database. */
    private static final String NOW = "CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS SIGNED)";

    private static final String HELD = " WHERE id = ? AND owner = ? AND fencing_token = ? AND state = 'running'";
    private static final int CANDIDATES = 20;
    private static final int FAILURE_MAX = 2_000;
    private static final int PROGRESS_TEXT_MAX = 300;

    private static final RowMapper<Job> JOB = (row, index) -> new Job(
            row.getLong("id"),
            row.getObject("program_id", Integer.class),
            row.getString("kind"),
            row.getString("title"),
            JobState.of(row.getString("state")),
            new Progress(row.getLong("progress_done"), row.getLong("progress_total"), row.getString("progress_text")),
            row.getString("started_by"),
            instant(row.getLong("created_at")),
            instantOrNull(row, "started_at"),
            instantOrNull(row, "finished_at"),
            row.getString("result"),
            row.getString("failure"),
            row.getLong("problem_count"),
            row.getBoolean("cancel_requested"),
            said(row, "again_by", "again_at", null),
            said(row, "aside_by", "aside_at", row.getString("aside_said")));

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    JobTable(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    private long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static Job.@Nullable Said said(ResultSet row, String by, String at, @Nullable String why)
            throws SQLException {
        String name = row.getString(by);
        return name == null ? null : new Job.Said(name, instant(row.getLong(at)), why);
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : instant(micros);
    }

    void insert(long id, JobOrder order, String input, @Nullable String exclusiveSlot) {
        jdbc.update(
                """
                INSERT INTO job (id, program_id, kind, title, state, input, progress_done, progress_total, progress_text,
                  problem_count, checkpoint_problems, started_by, created_at, exclusive_slot, lease_until, fencing_token,
                  writes, attempts, cancel_requested)
                VALUES (?, ?, ?, ?, 'queued', ?, 0, 0, '', 0, 0, ?, ?, ?, 0, 0, 0, 0, 0)
                """,
                id,
                order.programId(),
                order.kind(),
                Texts.cut(order.title(), PROGRESS_TEXT_MAX),
                input,
                order.startedBy(),
                now(),
                exclusiveSlot);
    }

    Optional<Job> find(long id) {
        return jdbc.query("SELECT * FROM job WHERE id = ?", JOB, id).stream().findFirst();
    }

    List<Job> list(JobFilter filter, @Nullable Place before, int limit) {
        StringBuilder sql = new StringBuilder("SELECT * FROM job WHERE 1 = 1");
        List<Object> values = new ArrayList<>();
        if (before != null) {
            sql.append(" AND (created_at < ? OR (created_at = ? AND id < ?))");
            Collections.addAll(values, before.createdAt(), before.createdAt(), before.id());
        }
        if (filter.programId() != null) {
            sql.append(" AND program_id = ?");
            values.add(filter.programId());
        }
        if (filter.kind() != null) {
            sql.append(" AND kind = ?");
            values.add(filter.kind());
        }
        if (filter.state() != null) {
            sql.append(" AND state = ?");
            values.add(filter.state().code());
        }
        if (filter.aside() != null) {
            sql.append(filter.aside() ? " AND aside_at IS NOT NULL" : " AND aside_at IS NULL");
        }
        values.add(limit);
        return jdbc.query(
                sql.append(" ORDER BY created_at DESC, id DESC LIMIT ?").toString(), JOB, values.toArray());
    }

    /** Takes the oldest job that waits, or whose owner is gone, of some kinds; empty where there is none to take now. */
    Optional<TakenJob> take(String owner, Duration lease, Collection<String> kinds) {
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        Set<String> passedOver = new HashSet<>();
        for (Candidate candidate : candidates(kinds)) {
            if (passedOver.contains(candidate.slot())) {
                continue;
            }
            Optional<TakenJob> taken = takeUnlessBusy(candidate.id(), owner, lease);
            if (taken.isPresent()) {
                return taken;
            }
            // Somebody was quicker; those behind it in its group keep their order.
            passedOver.add(candidate.slot());
        }
        return Optional.empty();
    }

    /** A job that may be taken; its slot is its own where no group is to be kept apart. */
    private record Candidate(long id, String slot) {}

    private List<Candidate> candidates(Collection<String> kinds) {
        String marks = String.join(",", Collections.nCopies(kinds.size(), "?"));
        return jdbc.query(
                """
                SELECT id, COALESCE(exclusive_slot, id) AS slot FROM job j
                WHERE state IN ('queued', 'running') AND lease_until <= %s AND kind IN (%s)
                  AND NOT EXISTS (SELECT 1 FROM job r WHERE r.running_slot = j.exclusive_slot AND r.id <> j.id)
                ORDER BY created_at, id LIMIT %d
                """.formatted(NOW, marks, CANDIDATES),
                (row, index) -> new Candidate(row.getLong("id"), row.getString("slot")),
                kinds.toArray());
    }

    private Optional<TakenJob> takeUnlessBusy(long id, String owner, Duration lease) {
        try {
            Optional<TakenJob> taken = transaction.execute(status -> takeOne(id, owner, lease));
            return taken == null ? Optional.empty() : taken;
        } catch (DuplicateKeyException anotherOfItsGroupRuns) {
            return Optional.empty();
        }
    }

    private Optional<TakenJob> takeOne(long id, String owner, Duration lease) {
        List<Long> free = jdbc.queryForList(
                "SELECT id FROM job WHERE id = ? AND state IN ('queued', 'running') AND lease_until <= " + NOW
                        + " FOR UPDATE SKIP LOCKED",
                Long.class,
                id);
        if (free.isEmpty()) {
            return Optional.empty();
        }
        jdbc.update("""
                UPDATE job SET state = 'running', owner = ?, lease_until = %s + ?, fencing_token = fencing_token + 1,
                  running_slot = exclusive_slot, attempts = attempts + 1, started_at = COALESCE(started_at, ?),
                  problem_count = checkpoint_problems
                WHERE id = ?
                """.formatted(NOW), owner, micros(lease), now(), id);
        return jdbc
                .query(
                        "SELECT * FROM job WHERE id = ?",
                        (row, index) -> new TakenJob(
                                new Lease(id, owner, row.getLong("fencing_token")),
                                row.getObject("program_id", Integer.class),
                                row.getString("kind"),
                                row.getString("title"),
                                row.getString("input"),
                                row.getString("checkpoint"),
                                row.getLong("problem_count"),
                                row.getString("started_by"),
                                row.getInt("attempts"),
                                row.getBoolean("cancel_requested")),
                        id)
                .stream()
                .findFirst();
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    /** Whether the lease is still held; locks nothing. */
    boolean holds(Lease lease) {
        Long count = jdbc.queryForObject("SELECT COUNT(*) FROM job" + HELD, Long.class, held(lease));
        return count != null && count == 1;
    }

    /**
     * Writes how far the work is, as the last statement of the transaction that did it: from here to its commit nobody
     * takes the job over. False, and nothing is written, if the lease is lost.
     *
     * @param checkpoint null keeps the one before
     * @param further whether the work came further: attempts are counted from here on
     */
    boolean advance(Lease lease, long problemCount, @Nullable String checkpoint, boolean further) {
        // Counting the writes changes the row each time: the driver counts changed rows, not found ones.
        String counted =
                "UPDATE job SET writes = writes + 1, " + (further ? "attempts = 1, " : "") + "problem_count = ?";
        if (checkpoint == null) {
            return changed(jdbc.update(counted + HELD, held(lease, problemCount)));
        }
        return changed(jdbc.update(
                counted + ", checkpoint = ?, checkpoint_problems = ?" + HELD,
                held(lease, problemCount, checkpoint, problemCount)));
    }

    boolean finish(Lease lease, JobState state, Progress progress, @Nullable String result, @Nullable String failure) {
        return changed(jdbc.update(
                """
                UPDATE job SET state = ?, finished_at = ?, owner = NULL, running_slot = NULL, lease_until = 0,
                  progress_done = ?, progress_total = ?, progress_text = ?, result = ?, failure = ?
                """ + HELD,
                held(
                        lease,
                        state.code(),
                        now(),
                        progress.done(),
                        progress.total(),
                        Texts.cut(progress.text(), PROGRESS_TEXT_MAX),
                        result,
                        failure == null ? null : Texts.cut(failure, FAILURE_MAX))));
    }

    /** Puts a job back in the queue, to be taken after a while. An attempt that its process gave up does not count. */
    boolean release(Lease lease, Duration wait, boolean attemptCounts) {
        return changed(jdbc.update("""
                UPDATE job SET state = 'queued', owner = NULL, running_slot = NULL, lease_until = %s + ?,
                  attempts = attempts - ?
                """.formatted(NOW) + HELD, held(lease, micros(wait), attemptCounts ? 0 : 1)));
    }

    boolean isAtWork(int programId, String kind, Duration afterFailure) {
        return !jdbc.queryForList(
                        "SELECT id FROM job WHERE program_id = ? AND kind = ? AND (state IN ('queued', 'running')"
                                + " OR state = 'failed' AND finished_at > ?) LIMIT 1",
                        Long.class,
                        programId,
                        kind,
                        now() - micros(afterFailure))
                .isEmpty();
    }

    /** Cancels what waits; asks what runs to stop. False where the job has ended or is not there. */
    boolean cancel(long id) {
        Integer changed = transaction.execute(status -> {
            int waiting = jdbc.update(
                    "UPDATE job SET state = 'cancelled', cancel_requested = 1, finished_at = ?"
                            + " WHERE id = ? AND state = 'queued'",
                    now(),
                    id);
            return waiting == 1
                    ? waiting
                    : jdbc.update(
                            "UPDATE job SET cancel_requested = 1, writes = writes + 1 WHERE id = ? AND state = 'running'",
                            id);
        });
        return changed != null && changed == 1;
    }

    /** What a job was submitted with. */
    String input(long id) {
        return Objects.requireNonNull(jdbc.queryForObject("SELECT input FROM job WHERE id = ?", String.class, id));
    }

    /** Whether it has failed; locked until the transaction ends. */
    boolean lockFailed(long id) {
        return !jdbc.queryForList("SELECT id FROM job WHERE id = ? AND state = 'failed' FOR UPDATE", Long.class, id)
                .isEmpty();
    }

    /** Puts a failed job back in the queue with its checkpoint, as one that its process left. */
    void again(long id, String by) {
        jdbc.update(
                "UPDATE job SET state = 'queued', failure = NULL, started_at = NULL, finished_at = NULL, attempts = 0,"
                        + " cancel_requested = 0, lease_until = 0, again_by = ?, again_at = ?, aside_by = NULL,"
                        + " aside_at = NULL, aside_said = NULL WHERE id = ? AND state = 'failed'",
                by,
                now(),
                id);
    }

    /** Whether it had failed and did count. */
    boolean aside(long id, String by, @Nullable String why) {
        return changed(jdbc.update(
                "UPDATE job SET aside_by = ?, aside_at = ?, aside_said = ?"
                        + " WHERE id = ? AND state = 'failed' AND aside_at IS NULL",
                by,
                now(),
                why == null ? null : Texts.cut(why, PROGRESS_TEXT_MAX),
                id));
    }

    /** Those that failed, count, and were submitted with that number in that field. */
    List<Long> failedAbout(int programId, Collection<String> kinds, String field, long value) {
        List<Object> values = new ArrayList<>(List.of(programId, "$." + field, value));
        values.addAll(kinds);
        return jdbc.queryForList(
                "SELECT id FROM job WHERE program_id = ? AND state = 'failed' AND aside_at IS NULL"
                        + " AND JSON_EXTRACT(input, ?) = ? AND kind IN ("
                        + String.join(",", Collections.nCopies(kinds.size(), "?")) + ")",
                Long.class,
                values.toArray());
    }

    private static boolean changed(int rows) {
        return rows == 1;
    }

    /** The values of a statement, and then those of {@link #HELD}. */
    private static @Nullable Object[] held(Lease lease, @Nullable Object... values) {
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(values));
        Collections.addAll(all, lease.jobId(), lease.owner(), lease.fencingToken());
        return all.toArray();
    }
}
