/**
 * Golden cases: text tables of policies, sales and what they must earn, calculated by hand from the contract.
 * Front door: {@code GoldenCasesTest}; the tables are in {@code src/test/resources/golden}.
 * Invariant: no expected amount was ever written by a program.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.golden;
