package io.ratebook.version;

import java.time.LocalDate;

/**
 * A version was activated and the transaction that did it is committed. Sales that waited for a version have one now.
 *
 * @param number the version's
 * @param from the first day, in the program's zone
 */
public record VersionActivated(int programId, int number, LocalDate from) {}
