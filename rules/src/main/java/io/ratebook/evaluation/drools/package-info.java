/**
 * Answers which rows of a list match a situation; the only code of tables that imports Drools.
 * Front door: {@link io.ratebook.evaluation.drools.RememberedRows} over {@link io.ratebook.evaluation.drools.RowDecider}.
 * Invariant: what is remembered is what Drools decided, and no text of a cell reaches a compiler.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.evaluation.drools;
