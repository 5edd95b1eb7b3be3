/**
 * A policy as plain immutable values: settings, tables, rows, conditions and outcomes, as the program manager wrote them.
 * Front door: {@link io.ratebook.policy.Policy}; its identity is {@link io.ratebook.policy.PolicyHash}.
 * Invariant: codes and numbers only, never code; what a blank cell means is settled where it is used.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.policy;
