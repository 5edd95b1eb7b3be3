package io.ratebook.ledger;

/** One of the entries was posted before, for the same why, subject and number; none of them is posted now. */
public final class AlreadyPostedException extends RuntimeException {
    AlreadyPostedException(String message, Throwable cause) {
        super(message, cause);
    }
}
