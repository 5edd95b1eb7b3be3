package io.ratebook.jobs;

import io.ratebook.database.Ids;
import io.ratebook.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** The jobs room with kinds of a test, and as many processes as it likes to start, each a runner. */
final class JobHouse implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(3);

    final JdbcTemplate jdbc;
    final JobTable table;
    final JobProblems problems;
    final JobFiles files;
    final Jobs jobs;
    private final TestDatabase database;
    private final JdbcTransactionManager transactions;
    private final JsonMapper json = JsonMapper.builder().build();
    private final List<JobRunner> runners = new ArrayList<>();

    JobHouse(TestDatabase database, JobKind... kinds) {
        this(database, Clock.systemUTC(), Long.MAX_VALUE, kinds);
    }

    JobHouse(TestDatabase database, Clock clock, long fileBytesMax, JobKind... kinds) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.transactions = new JdbcTransactionManager(database.dataSource());
        this.table = new JobTable(jdbc, transactions, clock);
        this.problems = new JobProblems(jdbc);
        this.files = new JobFiles(jdbc, clock, fileBytesMax);
        Ids ids = database.ids();
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        for (JobKind kind : kinds) {
            beans.addBean(kind.kind(), kind);
        }
        this.jobs = new Jobs(table, files, ids, json, beans.getBeanProvider(JobKind.class), transactions);
    }

    JobRunner process() {
        JobRunner runner = new JobRunner(
                jobs,
                table,
                problems,
                files,
                json,
                transactions,
                database.dataSource(),
                new JobRunner.Settings(
                        true, 2, LEASE, Duration.ofMillis(20), Duration.ofSeconds(5), Duration.ofDays(7)));
        runners.add(runner);
        runner.start();
        return runner;
    }

    /** A job in the hands of a test. */
    RunningJob take(String owner) {
        return new RunningJob(
                table.take(owner, Duration.ofSeconds(30), jobs.kindsByName().keySet())
                        .orElseThrow(),
                table,
                problems,
                files,
                json,
                transactions);
    }

    Job await(long id, JobState state) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            Job job = jobs.find(id).orElseThrow();
            if (job.state() == state) {
                return job;
            }
            if (job.state().ended() || System.nanoTime() > deadline) {
                throw new AssertionError("job is " + job + ", not " + state);
            }
            Thread.sleep(10);
        }
    }

    @Override
    public void close() {
        runners.forEach(JobRunner::stop);
    }
}
