package io.ratebook.lead;

/**
 * What was made for a payment.
 *
 * @param adjustmentId of what was earned, which it pays
 */
record LeadPayout(long id, long adjustmentId) {}
