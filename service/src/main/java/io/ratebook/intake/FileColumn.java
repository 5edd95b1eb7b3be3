package io.ratebook.intake;

/** A column that a file may have. */
interface FileColumn {
    String title();

    /** Whether a file without it cannot be read. */
    boolean isRequired();
}
