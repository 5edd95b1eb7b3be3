/**
 * Sales and a policy in; what each sale earns, and why, out.
 * Front door: {@link io.ratebook.evaluation.Evaluator}, one version or several; {@link io.ratebook.evaluation.Reach}.
 * Invariant: the same sales in any order give the same answers; nothing here reads a clock, a file or a database.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.evaluation;
