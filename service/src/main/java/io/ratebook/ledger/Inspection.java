package io.ratebook.ledger;

import io.ratebook.ledger.LedgerCheck.Finding;

/** Something that must hold of all that is stored, and takes more than a statement to see; a bean of whatever room knows it. */
@FunctionalInterface
public interface Inspection {
    /** Looks; without a violation too. */
    Finding inspect();
}
