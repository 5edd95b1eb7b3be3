/**
 * What DRL sees: read-only facts of one sale or one period's end, and the outcomes objects it answers through.
 * Front door: the patterns named in {@code rules/docs/drl.md}; every type here may stand in a rule.
 * Invariant: nothing a rule can call here has an effect outside its own answer; no floating-point number goes in.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.drl;
