package io.ratebook.policy.sheet;

/** A cell does not follow its column's grammar. */
final class Misread extends Exception {
    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String suggestion;

    Misread(String expected, String suggestion) {
        super(expected, null, false, false);
        this.expected = expected;
        this.suggestion = suggestion;
    }

    Misread(String expected) {
        this(expected, "");
    }

    String expected() {
        return expected;
    }

    String suggestion() {
        return suggestion;
    }
}
