package io.ratebook.policy.sheet;

/** What the cells of a column may say. */
@FunctionalInterface
interface Grammar<T> {
    /**
     * The value of a filled cell.
     *
     * @param remarks takes warnings about a value that is understood all the same
     * @throws Misread if the cell says anything else
     */
    T read(Cell cell, Remarks remarks) throws Misread;

    /** Takes warnings. */
    @FunctionalInterface
    interface Remarks {
        void warn(String expected, String suggestion);
    }
}
