package io.ratebook.sale;

import io.ratebook.evaluation.SaleLine;

/**
 * A sale or refund with its row.
 *
 * @param recordedAt micros of the call or import that brought it
 * @param revision how often it was corrected
 */
public record RecordedSale(long id, SaleLine line, long recordedAt, Answer answer, int revision) {}
