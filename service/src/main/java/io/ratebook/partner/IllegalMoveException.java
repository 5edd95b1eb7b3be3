package io.ratebook.partner;

/** The life of a partner knows no such step; the message says which are known. */
public final class IllegalMoveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IllegalMoveException(String message) {
        super(message);
    }
}
