package io.ratebook.jobs;

import io.ratebook.people.Right;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A bean that does the work of one kind of jobs, several at a time if so many are asked for. */
public interface JobKind {
    /** What its jobs are called in the table and in JSON, such as {@code sales-import}. */
    String kind();

    /** Jobs of the same program and group never run side by side; null where nothing is to be kept apart. */
    default @Nullable String exclusiveGroup() {
        return null;
    }

    /** Whether people may cancel its jobs; not those that bring amounts in line with what has changed already. */
    default boolean cancellable() {
        return true;
    }

    /**
     * How many times a job may be begun without coming {@linkplain RunningJob#further further}; one that takes its process
     * down with it is not begun for ever.
     */
    default int attemptsMax() {
        return 5;
    }

    /** Each of them is enough to ask for such a job, and to begin one that failed again. */
    default Set<Right> rights() {
        return Set.of();
    }

    /**
     * Why one that failed is not begun again by a person; null where it may be. Then it goes on behind its last checkpoint, days
     * later perhaps, and does no more than what was asked for, and nothing of it twice.
     */
    default @Nullable String notAgain(FailedJob job) {
        return "Ask for it anew.";
    }

    /**
     * Does the work; returns when it is done. Begun again after a crash, with the last checkpoint that was committed.
     *
     * @throws JobFailedException with the reason in words for people, as a Refusal of the web room has it too; any other
     *     exception is a fault of ours, but that of a database that is gone or in the way: then the job is begun again from
     *     its checkpoint
     * @throws Exception also those of {@link RunningJob}, which are to be let through
     */
    void run(RunningJob job) throws Exception;
}
