package io.ratebook.jobs.web;

import io.ratebook.jobs.Job;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job as it is answered.
 *
 * @param program its code; null where it belongs to none
 * @param result as its kind gives it; null until it is done
 * @param failure why it failed, in words
 * @param cancellable whether it may be cancelled now
 */
record JobJson(
        long id,
        @Nullable String program,
        String kind,
        String title,
        String state,
        ProgressJson progress,
        String startedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable JsonNode result,
        @Nullable String failure,
        long problemCount,
        boolean cancelRequested,
        boolean cancellable) {
    /**
     * How far it is.
     *
     * @param total null while nobody knows
     */
    record ProgressJson(
            long done, @Nullable Long total, @Nullable String text) {
        static ProgressJson of(Job.Progress progress) {
            return new ProgressJson(
                    progress.done(),
                    progress.total() == 0 ? null : progress.total(),
                    progress.text().isEmpty() ? null : progress.text());
        }
    }

    static JobJson of(Job job, @Nullable String program, boolean cancellable, @Nullable JsonNode result) {
        return new JobJson(
                job.id(),
                program,
                job.kind(),
                job.title(),
                job.state().code(),
                ProgressJson.of(job.progress()),
                job.startedBy(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                result,
                job.failure(),
                job.problemCount(),
                job.cancelRequested(),
                cancellable);
    }
}
