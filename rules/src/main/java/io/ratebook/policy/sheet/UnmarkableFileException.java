package io.ratebook.policy.sheet;

/** A file that cannot be given back with marks; the message says why and what to do instead. */
public final class UnmarkableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnmarkableFileException(String message) {
        super(message);
    }
}
