package io.ratebook.ledger;

/**
 * Something that must hold of all that is stored; a bean of whatever room knows it.
 *
 * @param name what must hold, in a few words
 * @param violations SQL that selects one row for each breach, and none where all is well; a single statement, so that it
 *     sees one moment
 */
public record Invariant(String name, String violations) {}
