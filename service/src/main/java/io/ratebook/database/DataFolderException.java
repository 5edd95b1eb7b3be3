package io.ratebook.database;

/** The folder for the embedded database cannot be used; the message says why and what to do. */
public final class DataFolderException extends RuntimeException {
    DataFolderException(String message) {
        super(message);
    }
}
