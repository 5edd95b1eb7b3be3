package io.ratebook.settlement;

import java.time.LocalDate;

/** Where the policy versions of a program come from. */
public interface PolicyTermsOfProgram {
    /** Those in force, as they are now. */
    PolicyTerms of(int programId);

    /** The same, and nothing is activated until the current transaction ends: to write what is decided under them. */
    PolicyTerms held(int programId);

    /** The same, with what is kept of the products under that number of {@link Facts}. */
    PolicyTerms held(int programId, long factsNumber);

    /**
     * Whether those are in force still; then nothing is activated until the current transaction ends. If not, what was
     * decided under them is not to be written.
     *
     * @param decided as {@link #of} gave them
     */
    boolean holdStill(PolicyTerms decided);

    /** The same, but every sale stands under one version, whatever it is pinned to. */
    PolicyTerms allUnder(int programId, int versionId);

    /**
     * As {@link #of}, but sales of a time stand under one version, whatever they are pinned to.
     *
     * @param from microseconds since 1970, included
     * @param until not included
     */
    PolicyTerms with(int programId, int versionId, long from, long until);

    /** As {@link #of}, if a version were activated now, to count from a day on: what is decided already stands as it does. */
    PolicyTerms activated(int programId, int versionId, LocalDate from);

    /** The number by which people know the version of that id. */
    int numberOf(int versionId);
}
