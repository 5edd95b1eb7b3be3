package io.ratebook.evaluation;

/** Thrown where only the calculation shows that a sale must wait: a band's rate needs what is not known. */
final class LateParking extends Exception {
    private static final long serialVersionUID = 1L;

    LateParking(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
