package io.ratebook.jobs;

import org.jspecify.annotations.Nullable;

/**
 * Which jobs of the list; null where it does not matter.
 *
 * @param aside whether they were put aside
 */
public record JobFilter(
        @Nullable Integer programId,
        @Nullable String kind,
        @Nullable JobState state,
        @Nullable Boolean aside) {
    public JobFilter(@Nullable Integer programId, @Nullable String kind, @Nullable JobState state) {
        this(programId, kind, state, null);
    }
}
