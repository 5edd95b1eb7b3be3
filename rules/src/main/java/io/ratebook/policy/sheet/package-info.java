/**
 * Workbooks to policies and back; the only code that knows spreadsheets.
 * Front door: {@link io.ratebook.policy.sheet.WorkbookReader}, {@link io.ratebook.policy.sheet.WorkbookWriter},
 * {@link io.ratebook.policy.sheet.ProblemMarker}.
 * Invariant: every filled cell is understood or reported with its place; numbers never pass through floating point.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.policy.sheet;
