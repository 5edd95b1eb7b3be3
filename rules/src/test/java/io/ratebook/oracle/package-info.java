/**
 * A second, naive reading of the policy contract, written from its text alone, that the engine is compared with.
 * Front door: {@link io.ratebook.oracle.Oracle}.
 * Invariant: no cleverness; whatever depends on history is found again from the whole set of sales.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.oracle;
