/**
 * Compiles the DRL under {@code rules/policies} while the product is built; no part of the running product.
 * Front door: {@link io.ratebook.evaluation.drools.build.DrlBuild}.
 * Invariant: DRL with an error stops the build, with file and line; what passes ships as plain classes and an index.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.evaluation.drools.build;
