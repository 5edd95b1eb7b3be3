package io.ratebook.policy.sheet;

/** A file that is not read any further, with the reason. */
final class RefusedFile extends Exception {
    private static final long serialVersionUID = 1L;

    private final String found;
    private final String expected;
    private final String suggestion;

    RefusedFile(String found, String expected, String suggestion) {
        super(found);
        this.found = found;
        this.expected = expected;
        this.suggestion = suggestion;
    }

    String found() {
        return found;
    }

    String expected() {
        return expected;
    }

    String suggestion() {
        return suggestion;
    }
}
