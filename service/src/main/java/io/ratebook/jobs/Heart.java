package io.ratebook.jobs;

import io.ratebook.database.LockWait;
import io.ratebook.jobs.Job.Progress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the leases of the jobs of this process, writes their progress and hears of cancellations; by one thread, over a
 * connection of its own, so that work which uses up all others does not cost it the lease.
 */
final class Heart implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heart.class);

    /** A lease is renewed three times in its length. */
    private static final int BEATS_A_LEASE = 3;

    /** A job's row is locked for the moment of a commit; what takes longer must not hold up the leases of others. */
    private static final String WAIT_LITTLE = "SET SESSION innodb_lock_wait_timeout = 3";

    private static final String RENEW = """
            UPDATE job SET lease_until = CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS SIGNED) + ?, writes = writes + 1,
              progress_done = ?, progress_total = ?, progress_text = ?
            WHERE id = ? AND owner = ? AND fencing_token = ? AND state = 'running'
            """;

    private final DataSource dataSource;
    private final String owner;
    private final Duration lease;
    private final Map<RunningJob, Beat> beats = new ConcurrentHashMap<>();
    private @Nullable Connection connection;

    private record Beat(long nanos, Progress progress) {}

    Heart(DataSource dataSource, String owner, Duration lease) {
        this.dataSource = dataSource;
        this.owner = owner;
        this.lease = lease;
    }

    /** From now on, for a job that was taken at this moment. */
    void keep(RunningJob job) {
        beats.put(job, new Beat(System.nanoTime(), job.progress()));
    }

    void leave(RunningJob job) {
        beats.remove(job);
    }

    /** Twice a second. */
    synchronized void beat() {
        try {
            if (beats.isEmpty()) {
                giveBack();
                return;
            }
            Connection open = connection();
            for (Map.Entry<RunningJob, Beat> entry : beats.entrySet()) {
                renewIfDue(open, entry.getKey(), entry.getValue());
            }
            hearCancellations(open);
        } catch (SQLException failed) {
            LOG.warn("leases of jobs are not renewed at present: {}", failed.getMessage());
            drop();
        }
    }

    private void renewIfDue(Connection open, RunningJob job, Beat last) throws SQLException {
        Progress progress = job.progress();
        long now = System.nanoTime();
        if (now - last.nanos() < lease.toNanos() / BEATS_A_LEASE && progress.equals(last.progress())) {
            return;
        }
        try (PreparedStatement renewal = open.prepareStatement(RENEW)) {
            renewal.setLong(1, lease.toNanos() / 1_000);
            renewal.setLong(2, progress.done());
            renewal.setLong(3, progress.total());
            renewal.setString(4, Texts.cut(progress.text(), 300));
            renewal.setLong(5, job.id());
            renewal.setString(6, owner);
            renewal.setLong(7, job.fencingToken());
            if (renewal.executeUpdate() == 1) {
                beats.computeIfPresent(job, (same, before) -> new Beat(now, progress));
            } else if (beats.containsKey(job)) {
                job.loseLease();
            }
        }
    }

    private void hearCancellations(Connection open) throws SQLException {
        try (PreparedStatement query =
                open.prepareStatement("SELECT id, fencing_token FROM job WHERE owner = ? AND cancel_requested = 1")) {
            query.setString(1, owner);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Lease cancelled = new Lease(rows.getLong(1), owner, rows.getLong(2));
                    beats.keySet().stream()
                            .filter(job -> job.lease().equals(cancelled))
                            .forEach(RunningJob::requestCancel);
                }
            }
        }
    }

    private Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = dataSource.getConnection();
            connection = open;
            execute(open, WAIT_LITTLE);
        }
        return open;
    }

    private void giveBack() throws SQLException {
        Connection open = connection;
        if (open != null) {
            execute(open, LockWait.USUAL);
            drop();
        }
    }

    private static void execute(Connection open, String sql) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute(sql);
        }
    }

    private void drop() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException broken) {
                LOG.debug("a broken connection does not close: {}", broken.getMessage());
            }
        }
    }

    @Override
    public synchronized void close() {
        beats.clear();
        beat();
    }
}
