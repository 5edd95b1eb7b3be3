package io.ratebook.ledger;

/** An entry whose legs do not sum to zero, or that says nothing; a fault of ours, found before anything is written. */
public final class UnbalancedEntryException extends IllegalArgumentException {
    UnbalancedEntryException(String message) {
        super(message);
    }
}
