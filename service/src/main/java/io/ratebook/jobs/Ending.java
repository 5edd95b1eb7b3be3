package io.ratebook.jobs;

import io.ratebook.web.DatabaseTrouble;
import io.ratebook.web.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How an attempt at a job came to its end. */
sealed interface Ending {
    Logger LOG = LoggerFactory.getLogger(Ending.class);

    void write(JobTable table, RunningJob job);

    /** For good. */
    record Ended(JobState state, @Nullable String failure) implements Ending {
        @Override
        public void write(JobTable table, RunningJob job) {
            String result = state == JobState.DONE ? job.result() : null;
            if (!table.finish(job.lease(), state, job.progress(), result, failure)) {
                LOG.warn("job {} ended here as {}, but another process holds it", job.id(), state.code());
            }
        }
    }

    /** Back to the queue. */
    record Returned(Duration pause, boolean attemptCounts) implements Ending {
        @Override
        public void write(JobTable table, RunningJob job) {
            table.release(job.lease(), pause, attemptCounts);
        }
    }

    /** In other hands. */
    record Lost() implements Ending {
        @Override
        public void write(JobTable table, RunningJob job) {
            LOG.warn("job {} was taken over by another process", job.id());
        }
    }

    /** What a failure means. */
    static Ending of(RunningJob job, Throwable thrown, Duration waitForDatabase) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof JobStoppedException stopped) {
                return stopped(job, stopped);
            }
            if (cause instanceof JobFailedException failed) {
                return kept(job, new Ended(JobState.FAILED, failed.getMessage()));
            }
            if (cause instanceof Refusal refusal) {
                return kept(job, new Ended(JobState.FAILED, refusal.detail()));
            }
        }
        if (DatabaseTrouble.isPassing(thrown) || DatabaseTrouble.isAway(thrown)) {
            LOG.warn("job {} goes back to the queue: {}", job.id(), thrown.getMessage());
            return new Returned(waitForDatabase, true);
        }
        LOG.error("job {} failed", job.id(), thrown);
        return kept(
                job,
                new Ended(
                        JobState.FAILED,
                        "An error inside the service ended it; its log says more under job " + job.id() + "."));
    }

    private static Ending stopped(RunningJob job, JobStoppedException stopped) {
        if (stopped instanceof JobStoppedException.Cancelled) {
            return kept(job, new Ended(JobState.CANCELLED, null));
        }
        return stopped instanceof JobStoppedException.HandedBack ? new Returned(Duration.ZERO, false) : new Lost();
    }

    /** With the problems that were found so far. */
    private static Ending kept(RunningJob job, Ending ending) {
        try {
            job.keepProblems();
            return ending;
        } catch (JobStoppedException.LeaseLost lost) {
            return new Lost();
        } catch (Exception unwritten) {
            LOG.warn("the last problems of job {} are not kept: {}", job.id(), unwritten.getMessage());
            return ending;
        }
    }
}
