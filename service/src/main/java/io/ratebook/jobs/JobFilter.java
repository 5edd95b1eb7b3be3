package io.ratebook.jobs;

import org.jspecify.annotations.Nullable;

/** Which jobs of the list; null where it does not matter. */
public record JobFilter(
        @Nullable Integer programId,
        @Nullable String kind,
        @Nullable JobState state) {}
