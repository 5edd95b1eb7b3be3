package io.ratebook.settlement;

import io.ratebook.evaluation.CapUse;

/**
 * What the recorded lines of a program use of the rooms under its caps, as they were decided last.
 *
 * @param basis the versions that it holds for: {@link PolicyTerms#basis}
 * @param facts number of the latest change of partners or products by then
 * @param lines how many lines the book had by then
 */
record RoomUsed(Object basis, long facts, int lines, CapUse use) {
    boolean holds(PolicyTerms terms, long factsNow, int linesNow) {
        return facts == factsNow && lines == linesNow && basis.equals(terms.basis());
    }
}
