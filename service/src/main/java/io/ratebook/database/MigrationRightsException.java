package io.ratebook.database;

/** There are tables to be made or changed, and the user may not; the message says what to do. */
public final class MigrationRightsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MigrationRightsException(String message, Throwable cause) {
        super(message, cause);
    }
}
