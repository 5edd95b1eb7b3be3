package io.ratebook.bench;

/** The first of the matching rows. */
record Winner(int row) {
    static Winner of(int... matching) {
        return new Winner(matching[0]);
    }
}
