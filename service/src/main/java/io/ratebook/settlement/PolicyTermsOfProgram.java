package io.ratebook.settlement;

/** Where the policy versions of a program come from. */
public interface PolicyTermsOfProgram {
    /** Those in force, as they are now. */
    PolicyTerms of(int programId);

    /** The same, and nothing is activated until the current transaction ends: to write what is decided under them. */
    PolicyTerms held(int programId);

    /** The same, but every sale stands under one version, whatever it is pinned to. */
    PolicyTerms allUnder(int programId, int versionId);

    /** The number by which people know the version of that id. */
    int numberOf(int versionId);
}
