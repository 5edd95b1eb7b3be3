/**
 * Benchmarks of the targets in rules/docs/benchmarks.md, with what they are compared with.
 * Front door: {@code rules/bench/run}.
 * Invariant: whatever is compared has given the same answer on every sale first.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.bench;
