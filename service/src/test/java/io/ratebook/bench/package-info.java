/** Benchmarks of the service over a year of real sales; run by {@code service/bench/run}, not with the tests. */
@org.jspecify.annotations.NullMarked
package io.ratebook.bench;
