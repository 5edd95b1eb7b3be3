package io.ratebook.settlement;

/** A version was activated while what many sales earn was being written: the rest is to be decided again. */
final class TermsChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TermsChangedException() {
        super("a policy version was activated meanwhile");
    }
}
