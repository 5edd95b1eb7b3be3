/**
 * Papers: what a partner gets as a document, printed or as PDF, from one HTML.
 * Front door: {@link io.ratebook.statement.Paper}.
 * Invariant: a paper reads nothing but the HTML it is made of and the typeface that comes with it; the same HTML gives the same bytes.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.statement;
