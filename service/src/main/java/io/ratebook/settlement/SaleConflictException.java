package io.ratebook.settlement;

import io.ratebook.evaluation.SaleLine;

/** A line came whose source and reference were used for other content. */
public final class SaleConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SaleLine recorded;

    SaleConflictException(SaleLine line, SaleLine recorded) {
        super("reference \"" + line.reference() + "\" of source \"" + line.source() + "\" was used for other content");
        this.recorded = recorded;
    }

    /** The line as it came first. */
    public SaleLine recorded() {
        return recorded;
    }
}
