package io.ratebook.jobs.web;

import io.ratebook.jobs.Job;
import io.ratebook.jobs.Jobs;
import io.ratebook.people.Right;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job as it is answered.
 *
 * @param program its code; null where it belongs to none
 * @param result as its kind gives it; null until it is done
 * @param failure why it failed, in words
 * @param cancellable whether it may be cancelled now
 * @param again null where it has not failed
 * @param begunAgain by whom it was last, after it had failed
 * @param aside who said of a failed one that it does not count any more
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
        boolean cancellable,
        @Nullable AgainJson again,
        @Nullable SaidJson begunAgain,
        @Nullable SaidJson aside) {
    /**
     * Whether a failed one may be begun again.
     *
     * @param rights of which one is needed
     * @param whyNot null where it may be
     */
    record AgainJson(List<String> rights, @Nullable String whyNot) {
        static @Nullable AgainJson of(Jobs.@Nullable Again again) {
            return again == null
                    ? null
                    : new AgainJson(
                            again.rights().stream().map(Right::code).sorted().toList(), again.whyNot());
        }
    }

    /** Who said something of it, and when; why only where no person did. */
    record SaidJson(String by, Instant at, @Nullable String why) {
        static @Nullable SaidJson of(Job.@Nullable Said said) {
            return said == null ? null : new SaidJson(said.by(), said.at(), said.why());
        }
    }

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

    static JobJson of(
            Job job,
            @Nullable String program,
            boolean cancellable,
            Jobs.@Nullable Again again,
            @Nullable JsonNode result) {
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
                cancellable,
                AgainJson.of(again),
                SaidJson.of(job.again()),
                SaidJson.of(job.aside()));
    }
}
