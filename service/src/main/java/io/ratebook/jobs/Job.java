package io.ratebook.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as people see it.
 *
 * @param result JSON of its kind, once it is done
 * @param failure why it failed, in words for people
 * @param again who began it again last, after it had failed
 * @param aside who said of a failed one that it does not count any more
 * @param problemCount all that were found, also those beyond the {@value JobProblems#KEPT_MAX} that are kept
 */
public record Job(
        long id,
        @Nullable Integer programId,
        String kind,
        String title,
        JobState state,
        Progress progress,
        String startedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String result,
        @Nullable String failure,
        long problemCount,
        boolean cancelRequested,
        @Nullable Said again,
        @Nullable Said aside) {
    /** What somebody said about it; why only where the service did. */
    public record Said(String by, Instant at, @Nullable String why) {}

    /**
     * How much is done.
     *
     * @param total of what there is to do, in the unit of done; 0 while nobody knows
     */
    public record Progress(long done, long total, String text) {
        static final Progress NONE = new Progress(0, 0, "");
    }
}
