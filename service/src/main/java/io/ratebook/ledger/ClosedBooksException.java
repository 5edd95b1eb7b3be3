package io.ratebook.ledger;

/** An entry for a day on which the books are closed; nothing is posted. */
public final class ClosedBooksException extends IllegalStateException {
    ClosedBooksException(String message) {
        super(message);
    }
}
