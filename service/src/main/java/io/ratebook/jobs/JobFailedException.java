package io.ratebook.jobs;

/** The job cannot be done; the message is for the people who asked for it. */
public final class JobFailedException extends RuntimeException {
    public JobFailedException(String message) {
        super(message);
    }

    public JobFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
