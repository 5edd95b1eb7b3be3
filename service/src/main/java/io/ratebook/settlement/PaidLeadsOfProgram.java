package io.ratebook.settlement;

import io.ratebook.evaluation.PaidLeads;

/** Tells which leads were paid by hand; a bean of the room that keeps leads, which settling does not know. */
public interface PaidLeadsOfProgram {
    /** As of now; {@link PaidLeads#NONE} where there are none. */
    PaidLeads paid(int programId);
}
