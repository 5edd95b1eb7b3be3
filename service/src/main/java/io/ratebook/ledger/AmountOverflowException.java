package io.ratebook.ledger;

/** A sum beyond what 64 bits hold; nothing is posted. */
public final class AmountOverflowException extends ArithmeticException {
    AmountOverflowException(String message, Throwable cause) {
        super(message);
        initCause(cause);
    }
}
