package io.ratebook.jobs;

import java.util.Locale;

/** How far a job is. From the last three it never comes back. */
public enum JobState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    public boolean ended() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }

    /** As it stands in the table and in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The state of a code.
     *
     * @throws IllegalArgumentException if there is none such
     */
    public static JobState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
