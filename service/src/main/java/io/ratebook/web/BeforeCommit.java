package io.ratebook.web;

/** Something that belongs into every unit of work of a request: called inside, when all else is done. */
public interface BeforeCommit {
    /** Writes what it has to; throws to have the unit rolled back. */
    void beforeCommit();
}
