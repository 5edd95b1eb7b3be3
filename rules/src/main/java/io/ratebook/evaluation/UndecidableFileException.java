package io.ratebook.evaluation;

/** A batch that no policy can decide as it stands; the message says what is missing and how to give it. */
public final class UndecidableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UndecidableFileException(String message) {
        super(message);
    }
}
