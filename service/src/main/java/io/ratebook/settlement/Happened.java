package io.ratebook.settlement;

/** What a batch did to the sales of its range of ids, as other processes have to know. */
enum Happened {
    /** They came in. */
    ADDED(0),
    /** The content of some changed, or they were taken out: the book is read anew. */
    REPLACED(1),
    /** Some of them were decided otherwise: what came of them is read again. */
    DECIDED(2);

    private final int code;

    Happened(int code) {
        this.code = code;
    }

    /** As the table has it. */
    int code() {
        return code;
    }

    static Happened of(int code) {
        return values()[code];
    }
}
