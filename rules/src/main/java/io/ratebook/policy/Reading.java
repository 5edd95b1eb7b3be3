package io.ratebook.policy;

/** How the rows of a Rates sheet are read. */
public enum Reading {
    /** Per component the first matching row wins. */
    FIRST_MATCH,
    /** Every matching row adds. */
    ADDING
}
