/**
 * The partner ledger report: what each partner had, earned, gave back, was paid and has, for a range of days; a partner's own
 * ledger behind each row; statements on paper; the amounts of a payment to all partners of a report. Front doors: {@link
 * io.ratebook.report.Reports}, {@link io.ratebook.report.PartnerLedger}, {@link io.ratebook.report.GroupAmounts} and {@link
 * io.ratebook.report.Statements}.
 */
@NullMarked
package io.ratebook.report;

import org.jspecify.annotations.NullMarked;
