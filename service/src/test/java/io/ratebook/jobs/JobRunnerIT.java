package io.ratebook.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JobRunnerIT {
    private final TestDatabase database = TestDatabase.open();
    private final List<JobHouse> houses = new ArrayList<>();

    @FunctionalInterface
    private interface Work {
        void run(RunningJob job) throws Exception;
    }

    private record Kind(String kind, @Nullable String exclusiveGroup, int attemptsMax, Work work) implements JobKind {
        Kind(String kind, Work work) {
            this(kind, null, 5, work);
        }

        @Override
        public void run(RunningJob job) throws Exception {
            work.run(job);
        }
    }

    private record Number(long value) {}

    private JobHouse house(JobKind... kinds) {
        JobHouse house = new JobHouse(database, kinds);
        houses.add(house);
        return house;
    }

    @AfterEach
    void stop() {
        houses.forEach(JobHouse::close);
    }

    private static JobOrder order(String kind, long value) {
        return new JobOrder(kind, 7, kind + " " + value, new Number(value), "ann");
    }

    private static JobProblem problem(long line) {
        return new JobProblem(line, "amount", "1,5", "a decimal number", "line " + line + " has no amount");
    }

    /** Counts to a hundred in transactions of ten, each with a row in account as its mark. */
    private static void count(RunningJob job, JobHouse house, AtomicInteger steps, @Nullable Integer dieAt)
            throws Exception {
        long done = job.checkpoint(Number.class).map(Number::value).orElse(0L);
        while (done < 100) {
            if (dieAt != null && done == dieAt) {
                new CountDownLatch(1).await();
            }
            long next = done + 10;
            job.problem(problem(next));
            job.inTransaction(() -> {
                mark(house, job.id() * 1_000 + next);
                job.checkpoint(new Number(next));
            });
            steps.incrementAndGet();
            done = next;
            job.progress(done, 100, "counted");
        }
        job.result(new Number(done));
    }

    /** A row of any table with a key: writing it twice fails. */
    private static void mark(JobHouse house, long id) {
        house.jdbc.update("INSERT INTO id_block (name, next_id) VALUES (?, 0)", "mark " + id);
    }

    private static long marks(JobHouse house) {
        Long count = house.jdbc.queryForObject("SELECT COUNT(*) FROM id_block WHERE name LIKE 'mark %'", Long.class);
        house.jdbc.update("DELETE FROM id_block WHERE name LIKE 'mark %'");
        return count == null ? -1 : count;
    }

    @Test
    @DisplayName("G09 a job is done: its input, progress, result, problems and who asked are kept")
    void a_job_is_done() throws Exception {
        AtomicInteger steps = new AtomicInteger();
        JobHouse[] house = new JobHouse[1];
        house[0] = house(new Kind("count", job -> {
            assertThat(job.input(Number.class)).isEqualTo(new Number(3));
            assertThat(job.programId()).isEqualTo(7);
            count(job, house[0], steps, null);
        }));
        long id = house[0].jobs.submit(order("count", 3));
        assertThat(house[0].jobs.find(id).orElseThrow().state()).isEqualTo(JobState.QUEUED);
        house[0].process();
        Job done = house[0].await(id, JobState.DONE);
        assertThat(done.result()).isEqualTo("{\"value\":100}");
        assertThat(done.progress()).isEqualTo(new Job.Progress(100, 100, "counted"));
        assertThat(done.startedBy()).isEqualTo("ann");
        assertThat(done.problemCount()).isEqualTo(10);
        assertThat(done.startedAt()).isNotNull().isBeforeOrEqualTo(done.finishedAt());
        List<JobProblem> kept = house[0].problems.after(id, 8, 100);
        assertThat(kept).hasSize(2);
        assertThat(kept.get(0))
                .isEqualTo(new JobProblem(9, 90L, "amount", "1,5", "a decimal number", "line 90 has no amount"));
        assertThat(marks(house[0])).isEqualTo(10);
    }

    @Test
    @DisplayName("G09 after a kill another process goes on from the last checkpoint, and nothing is done twice")
    void a_killed_process_is_followed_by_another_from_the_last_checkpoint() throws Exception {
        AtomicInteger steps = new AtomicInteger();
        AtomicInteger attempts = new AtomicInteger();
        CountDownLatch reached = new CountDownLatch(1);
        JobHouse[] house = new JobHouse[1];
        house[0] = house(new Kind("count", job -> {
            if (attempts.incrementAndGet() == 1) {
                Thread dying = new Thread(() -> {
                    try {
                        count(job, house[0], steps, 40);
                    } catch (Exception interrupted) {
                        throw new IllegalStateException(interrupted);
                    }
                });
                dying.setDaemon(true);
                dying.start();
                while (steps.get() < 4) {
                    Thread.sleep(5);
                }
                job.problem(problem(41));
                job.keepProblems();
                reached.countDown();
                new CountDownLatch(1).await();
            }
            count(job, house[0], steps, null);
        }));
        long id = house[0].jobs.submit(order("count", 1));
        JobRunner killed = house[0].process();
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
        killed.dropDead();
        house[0].process();
        Job done = house[0].await(id, JobState.DONE);
        assertThat(attempts).hasValue(2);
        assertThat(steps).hasValue(10);
        assertThat(done.problemCount()).isEqualTo(10);
        assertThat(house[0].problems.after(id, 0, 100))
                .extracting(JobProblem::line)
                .containsExactly(10L, 20L, 30L, 40L, 50L, 60L, 70L, 80L, 90L, 100L);
        assertThat(marks(house[0])).isEqualTo(10);
    }

    @Test
    @DisplayName("reliability 25: a frozen process that wakes up late is refused by its fencing token")
    void a_late_write_of_a_process_that_lost_its_lease_is_refused() throws Exception {
        JobHouse house = house(new Kind("count", job -> {}));
        long id = house.jobs.submit(order("count", 1));
        RunningJob frozen = house.take("a");
        frozen.inTransaction(() -> mark(house, 1));
        house.jdbc.update("UPDATE job SET lease_until = 1 WHERE id = ?", id);
        RunningJob other = house.take("b");
        assertThat(other.fencingToken()).isGreaterThan(frozen.fencingToken());
        assertThatThrownBy(() -> frozen.inTransaction(() -> {
                    mark(house, 2);
                    frozen.checkpoint(new Number(2));
                }))
                .isInstanceOf(JobStoppedException.LeaseLost.class);
        assertThatThrownBy(frozen::checkCancelled).isInstanceOf(JobStoppedException.LeaseLost.class);
        assertThat(house.table.finish(frozen.lease(), JobState.DONE, Job.Progress.NONE, "{}", null))
                .isFalse();
        assertThat(house.table.release(frozen.lease(), Duration.ZERO, true)).isFalse();
        other.inTransaction(() -> mark(house, 3));
        assertThat(house.jobs.find(id).orElseThrow().state()).isEqualTo(JobState.RUNNING);
        assertThat(marks(house)).isEqualTo(2);
    }

    @Test
    @DisplayName("reliability 25: a process that took the job over during another's transaction wins")
    void a_lease_lost_in_the_middle_of_a_transaction_undoes_it() throws Exception {
        JobHouse house = house(new Kind("count", job -> {}));
        long id = house.jobs.submit(order("count", 1));
        RunningJob frozen = house.take("a");
        assertThatThrownBy(() -> frozen.inTransaction(() -> {
                    mark(house, 1);
                    Thread thaw = new Thread(() -> {
                        house.jdbc.update("UPDATE job SET lease_until = 1 WHERE id = ?", id);
                        house.take("b");
                    });
                    thaw.start();
                    thaw.join();
                }))
                .isInstanceOf(JobStoppedException.LeaseLost.class);
        assertThat(marks(house)).isZero();
    }

    @Test
    @DisplayName("G09 cancelling ends a waiting job at once and a running one at its next look")
    void cancelling_ends_a_waiting_job_and_a_running_one() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        JobHouse house = house(new Kind("endless", job -> {
            begun.countDown();
            job.problem(problem(1));
            while (true) {
                job.checkCancelled();
                Thread.sleep(5);
            }
        }));
        long waiting = house.jobs.submit(order("endless", 1));
        assertThat(house.jobs.cancel(waiting)).isTrue();
        assertThat(house.jobs.find(waiting).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
        assertThat(house.jobs.cancel(waiting)).isFalse();
        long running = house.jobs.submit(order("endless", 2));
        house.process();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(house.jobs.cancel(running)).isTrue();
        assertThat(house.await(running, JobState.CANCELLED).problemCount()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "reliability 23: where its connection breaks in a transaction, and undoing fails too, a job is tried again")
    void a_broken_connection_sends_a_job_back() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        JobHouse[] own = new JobHouse[1];
        own[0] = house(new Kind(
                "count",
                job -> job.inTransaction(() -> {
                    if (attempts.incrementAndGet() == 1) {
                        Long connection = own[0].jdbc.queryForObject("SELECT CONNECTION_ID()", Long.class);
                        Thread other = new Thread(() -> own[0].jdbc.execute("KILL " + connection));
                        other.start();
                        other.join();
                    }
                    mark(own[0], attempts.get());
                })));
        long id = own[0].jobs.submit(order("count", 1));
        own[0].process();
        own[0].await(id, JobState.DONE);
        assertThat(attempts).hasValue(2);
        assertThat(marks(own[0])).isEqualTo(1);
    }

    @Test
    void two_processes_race_for_200_jobs_and_each_is_done_once() throws Exception {
        Map<Long, AtomicInteger> runs = new ConcurrentHashMap<>();
        JobHouse house = house(new Kind("small", job -> runs.computeIfAbsent(job.id(), id -> new AtomicInteger())
                .incrementAndGet()));
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            ids.add(house.jobs.submit(order("small", i)));
        }
        house.process();
        house.process();
        for (long id : ids) {
            house.await(id, JobState.DONE);
        }
        assertThat(runs).hasSize(200).allSatisfy((id, count) -> assertThat(count)
                .hasValue(1));
    }

    @Test
    void jobs_of_one_exclusive_group_never_run_side_by_side_and_others_do() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Long> order = new ArrayList<>();
        Work work = job -> {
            int now = inside.incrementAndGet();
            most.accumulateAndGet(now, Math::max);
            synchronized (order) {
                order.add(job.id());
            }
            Thread.sleep(30);
            inside.decrementAndGet();
        };
        JobHouse house = house(
                new Kind("test importing", "settlement", 5, work),
                new Kind("test settling", "settlement", 5, work),
                new Kind("free", job -> {}));
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.add(house.jobs.submit(order(i % 2 == 0 ? "test importing" : "test settling", i)));
        }
        long free = house.jobs.submit(order("free", 9));
        house.process();
        house.process();
        house.await(free, JobState.DONE);
        for (long id : ids) {
            house.await(id, JobState.DONE);
        }
        assertThat(most).hasValue(1);
        assertThat(order).isEqualTo(ids);
    }

    @Test
    void a_stop_hands_the_work_back_and_the_attempt_does_not_count() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        JobHouse house = house(new Kind("long", null, 1, job -> {
            if (attempts.incrementAndGet() > 1) {
                return;
            }
            begun.countDown();
            while (true) {
                job.checkCancelled();
                Thread.sleep(5);
            }
        }));
        long id = house.jobs.submit(order("long", 1));
        JobRunner stopped = house.process();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        stopped.stop();
        assertThat(house.jobs.find(id).orElseThrow().state()).isEqualTo(JobState.QUEUED);
        house.process();
        house.await(id, JobState.DONE);
    }

    @Test
    void a_job_that_takes_its_process_down_each_time_is_not_begun_for_ever() throws Exception {
        JobHouse house = house(new Kind("deadly", null, 2, job -> {}));
        long id = house.jobs.submit(order("deadly", 1));
        for (String owner : List.of("a", "b")) {
            house.take(owner);
            house.jdbc.update("UPDATE job SET lease_until = 1 WHERE id = ?", id);
        }
        house.process();
        assertThat(house.await(id, JobState.FAILED).failure()).contains("begun 2 times");
    }

    @Test
    void a_job_that_comes_further_each_time_is_begun_as_often_as_its_process_dies() throws Exception {
        JobHouse house = house(new Kind("long", null, 2, job -> {}));
        long id = house.jobs.submit(order("long", 1));
        for (String owner : List.of("a", "b", "c", "d")) {
            RunningJob taken = house.take(owner);
            taken.inTransaction(taken::further);
            house.jdbc.update("UPDATE job SET lease_until = 1 WHERE id = ?", id);
        }
        house.process();
        house.await(id, JobState.DONE);
    }

    @Test
    void a_refusal_is_told_in_its_words_and_an_error_of_ours_is_not() throws Exception {
        JobHouse house = house(
                new Kind("refused", job -> {
                    throw new JobFailedException("the file is empty");
                }),
                new Kind("broken", job -> {
                    throw new IllegalStateException("secret");
                }));
        long refused = house.jobs.submit(order("refused", 1));
        long broken = house.jobs.submit(order("broken", 1));
        house.process();
        assertThat(house.await(refused, JobState.FAILED).failure()).isEqualTo("the file is empty");
        assertThat(house.await(broken, JobState.FAILED).failure())
                .doesNotContain("secret")
                .contains("job " + broken);
    }

    @Test
    void a_lease_is_kept_as_long_as_the_work_takes() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        JobHouse house = house(new Kind("slow", job -> {
            attempts.incrementAndGet();
            Thread.sleep(JobHouse.LEASE.toMillis() * 2);
            job.inTransaction(() -> {});
        }));
        long id = house.jobs.submit(order("slow", 1));
        house.process();
        house.process();
        house.await(id, JobState.DONE);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void a_checkpoint_outside_of_a_transaction_and_a_kind_that_nobody_does_are_refused() throws Exception {
        JobHouse house = house(new Kind("count", job -> {}));
        house.jobs.submit(order("count", 1));
        RunningJob job = house.take("a");
        assertThatThrownBy(() -> job.checkpoint(new Number(1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> house.jobs.submit(order("counts", 1))).hasMessageContaining("\"counts\"");
    }

    @Test
    void problems_beyond_what_is_kept_are_counted() throws Exception {
        JobHouse house = house(new Kind("count", job -> {}));
        long id = house.jobs.submit(order("count", 1));
        RunningJob job = house.take("a");
        for (long line = 1; line <= JobProblems.KEPT_MAX + 50; line++) {
            job.problem(problem(line));
            if (line == 60_000) {
                job.inTransaction(() -> {});
            }
        }
        job.inTransaction(() -> {});
        assertThat(job.problemCount()).isEqualTo(JobProblems.KEPT_MAX + 50);
        assertThat(house.jobs.find(id).orElseThrow().problemCount()).isEqualTo(JobProblems.KEPT_MAX + 50);
        AtomicInteger kept = new AtomicInteger();
        house.problems.each(id, problem -> kept.incrementAndGet());
        assertThat(kept).hasValue(JobProblems.KEPT_MAX);
    }
}
