package io.ratebook.jobs;

import org.jspecify.annotations.Nullable;

/** A job at the moment it was taken. */
record TakenJob(
        Lease lease,
        @Nullable Integer programId,
        String kind,
        String title,
        String input,
        @Nullable String checkpoint,
        long problemCount,
        String startedBy,
        int attempts,
        boolean cancelRequested) {}
