package io.ratebook.oracle;

/** A sale that cannot be decided: it waits, with this reason. */
final class Parks extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Parks(String reason) {
        super(reason, null, false, false);
    }
}
