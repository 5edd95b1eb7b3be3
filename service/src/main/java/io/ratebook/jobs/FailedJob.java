package io.ratebook.jobs;

import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** A failed job, as its kind looks at it when somebody would have it begun again. */
public final class FailedJob {
    private final Job job;
    private final String input;
    private final boolean begins;
    private final JobTable table;
    private final JsonMapper json;

    FailedJob(Job job, String input, boolean begins, JobTable table, JsonMapper json) {
        this.job = job;
        this.input = input;
        this.begins = begins;
        this.table = table;
        this.json = json;
    }

    public int programId() {
        if (job.programId() == null) {
            throw new IllegalStateException("job " + job.id() + " belongs to no program");
        }
        return job.programId();
    }

    /** What it was submitted with. */
    public <T> T input(Class<T> type) {
        return json.readValue(input, type);
    }

    /** Whether it is about to be begun, in this transaction: what it is about is to be locked then. */
    public boolean begins() {
        return begins;
    }

    /** Whether a job of that kind waits or runs in its program. */
    public boolean isAtWork(String kind) {
        return table.isAtWork(programId(), kind, Duration.ZERO);
    }
}
