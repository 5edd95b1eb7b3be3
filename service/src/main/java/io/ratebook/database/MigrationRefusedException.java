package io.ratebook.database;

import org.jspecify.annotations.Nullable;

/** The tables are not what this version needs, and cannot be made so; the message says what to do. */
public final class MigrationRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MigrationRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
