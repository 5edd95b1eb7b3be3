/**
 * Files in: sales and partners from CSV or NDJSON, plain or gzip, streamed line by line and checked.
 * Front door: {@link io.ratebook.intake.SalesFile} and {@link io.ratebook.intake.PartnerFile}.
 * Invariant: every line is either understood whole or reported with its number, column, value and what was expected.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.intake;
