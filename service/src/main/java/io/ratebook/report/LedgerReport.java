package io.ratebook.report;

/**
 * A report as it was made.
 *
 * @param asOf micros: what counted then is in it
 * @param rows how many lines
 */
public record LedgerReport(long id, int programId, ReportFilter filter, long asOf, String madeBy, long rows) {}
