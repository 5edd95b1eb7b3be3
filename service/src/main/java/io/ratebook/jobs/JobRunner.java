package io.ratebook.jobs;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/** Takes jobs and does them, a few at a time, as long as this process runs. Several processes share one queue. */
@Component
public class JobRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration CLEANING = Duration.ofHours(1);
    private static final Duration AFTER_DATABASE_AWAY = Duration.ofSeconds(2);

    private final Jobs jobs;
    private final JobTable table;
    private final JobProblems problems;
    private final JobFiles files;
    private final JsonMapper json;
    private final PlatformTransactionManager transactions;
    private final DataSource dataSource;
    private final Settings settings;
    private final Set<RunningJob> running = ConcurrentHashMap.newKeySet();
    private @Nullable Threads threads;

    /**
     * How it works.
     *
     * @param lease how long a job stays with a process that no longer answers
     * @param poll how often the queue is looked at
     * @param grace how long a stop waits for the work to reach a place where it can be left
     * @param keepFiles how long the file of a job stays after its end
     */
    record Settings(boolean enabled, int workers, Duration lease, Duration poll, Duration grace, Duration keepFiles) {}

    private record Threads(
            String owner, ExecutorService workers, ScheduledExecutorService timers, Semaphore free, Heart heart) {}

    @Autowired
    JobRunner(
            Jobs jobs,
            JobTable table,
            JobProblems problems,
            JobFiles files,
            JsonMapper json,
            PlatformTransactionManager transactions,
            DataSource dataSource,
            @Value("${ratebook.jobs.enabled:true}") boolean enabled,
            @Value("${ratebook.jobs.workers:2}") int workers,
            @Value("${ratebook.jobs.lease:30s}") Duration lease,
            @Value("${ratebook.jobs.poll:200ms}") Duration poll,
            @Value("${ratebook.jobs.grace:20s}") Duration grace,
            @Value("${ratebook.jobs.keep-files:7d}") Duration keepFiles) {
        this(
                jobs,
                table,
                problems,
                files,
                json,
                transactions,
                dataSource,
                new Settings(enabled, workers, lease, poll, grace, keepFiles));
    }

    JobRunner(
            Jobs jobs,
            JobTable table,
            JobProblems problems,
            JobFiles files,
            JsonMapper json,
            PlatformTransactionManager transactions,
            DataSource dataSource,
            Settings settings) {
        this.jobs = jobs;
        this.table = table;
        this.problems = problems;
        this.files = files;
        this.json = json;
        this.transactions = transactions;
        this.dataSource = dataSource;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        if (threads != null || !settings.enabled()) {
            return;
        }
        String owner = UUID.randomUUID().toString();
        Threads begun = new Threads(
                owner,
                Executors.newFixedThreadPool(settings.workers(), work -> new Thread(work, "job")),
                Executors.newScheduledThreadPool(2, work -> daemon(work)),
                new Semaphore(settings.workers()),
                new Heart(dataSource, owner, settings.lease()));
        begun.timers().scheduleWithFixedDelay(begun.heart()::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
        begun.timers()
                .scheduleWithFixedDelay(
                        guarded("take jobs", () -> takeAll(begun)),
                        0,
                        settings.poll().toMillis(),
                        TimeUnit.MILLISECONDS);
        begun.timers()
                .scheduleWithFixedDelay(
                        guarded("remove old files", () -> files.removeOld(settings.keepFiles())),
                        1,
                        CLEANING.toMinutes(),
                        TimeUnit.MINUTES);
        threads = begun;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "jobs");
        thread.setDaemon(true);
        return thread;
    }

    /** A timer whose work throws is never called again. */
    private static Runnable guarded(String what, Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (DataAccessException | TransactionException failed) {
                LOG.warn("cannot {} at present: {}", what, failed.getMessage());
            } catch (RuntimeException failed) {
                LOG.error("cannot {}", what, failed);
            }
        };
    }

    private void takeAll(Threads begun) {
        Map<String, JobKind> kinds = jobs.kindsByName();
        while (begun.free().tryAcquire()) {
            Optional<TakenJob> taken = Optional.empty();
            try {
                taken = table.take(begun.owner(), settings.lease(), kinds.keySet());
            } finally {
                if (taken.isEmpty()) {
                    begun.free().release();
                }
            }
            if (taken.isEmpty()) {
                return;
            }
            begin(begun, taken.get(), kinds);
        }
    }

    private void begin(Threads begun, TakenJob taken, Map<String, JobKind> kinds) {
        JobKind kind = kinds.get(taken.kind());
        if (kind == null) {
            throw new IllegalStateException("a job of kind " + taken.kind() + " was not asked for");
        }
        RunningJob job = new RunningJob(taken, table, problems, files, json, transactions);
        running.add(job);
        begun.heart().keep(job);
        try {
            begun.workers().execute(() -> {
                try {
                    attempt(kind, job, taken);
                } finally {
                    leave(begun, job);
                }
            });
        } catch (RejectedExecutionException stopped) {
            leave(begun, job);
            table.release(taken.lease(), Duration.ZERO, false);
        }
    }

    private void leave(Threads begun, RunningJob job) {
        begun.heart().leave(job);
        running.remove(job);
        begun.free().release();
    }

    private void attempt(JobKind kind, RunningJob job, TakenJob taken) {
        try {
            Ending ending = ending(kind, job, taken);
            ending.write(table, job);
        } catch (RuntimeException unwritten) {
            LOG.warn(
                    "how job {} ended is not written, so it will be begun again: {}", job.id(), unwritten.getMessage());
        } finally {
            removeTemporary(job);
        }
    }

    private Ending ending(JobKind kind, RunningJob job, TakenJob taken) {
        try {
            job.checkCancelled();
            if (taken.attempts() > kind.attemptsMax()) {
                return new Ending.Ended(
                        JobState.FAILED,
                        "It was begun " + kind.attemptsMax()
                                + " times and came no further: each time the process or the database went away.");
            }
            problems.removeAfter(job.id(), taken.problemCount());
            kind.run(job);
            job.keepProblems();
            return new Ending.Ended(JobState.DONE, null);
        } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError thrown) {
            return Ending.of(job, thrown, AFTER_DATABASE_AWAY);
        }
    }

    private static void removeTemporary(RunningJob job) {
        try {
            job.removeTemporary();
        } catch (IOException left) {
            LOG.warn("a temporary file of job {} is left: {}", job.id(), left.getMessage());
        }
    }

    /** Jobs that reach a place to be left within the grace go back to the queue; the lease of others runs out. */
    @Override
    public synchronized void stop() {
        Threads ending = threads;
        if (ending == null) {
            return;
        }
        threads = null;
        ending.free().drainPermits();
        running.forEach(RunningJob::stop);
        ending.workers().shutdown();
        try {
            if (!ending.workers().awaitTermination(settings.grace().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} jobs are left as they are, to be taken over", running.size());
                ending.workers().shutdownNow();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        ending.timers().shutdownNow();
        ending.heart().close();
    }

    /** Ends as a killed process does: nothing is handed back. For tests of what happens then. */
    synchronized void dropDead() {
        Threads ending = threads;
        if (ending != null) {
            threads = null;
            ending.timers().shutdownNow();
            ending.heart().close();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }
}
