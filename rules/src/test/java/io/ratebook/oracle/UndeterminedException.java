package io.ratebook.oracle;

/** A case to which the contract gives no single answer. */
public final class UndeterminedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndeterminedException(String message) {
        super(message);
    }
}
