package io.ratebook.command;

/** Ends a command; what there is to say was said, or stands in the message. */
final class StopException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    StopException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
