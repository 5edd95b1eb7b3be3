package io.ratebook.jobs;

import java.util.Locale;

/** How far a job is. From done and cancelled it never comes back; one that failed may be begun again by a person. */
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
