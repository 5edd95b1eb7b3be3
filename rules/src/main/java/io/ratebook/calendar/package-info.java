/**
 * Calendar periods and spans between instants.
 * Front door: {@link io.ratebook.calendar.CalendarPeriods}, {@link io.ratebook.calendar.Spans}.
 * Invariant: periods are half-open, [start, next start), in one time zone; no clock is read.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.calendar;
