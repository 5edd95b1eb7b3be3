package io.ratebook.payout.provider;

/**
 * What is known of one payout of a batch.
 *
 * @param id of the payout
 * @param providerItemId by which the provider is asked about it alone; blank if it gave none
 */
public record ItemReport(String id, String providerItemId, ItemOutcome outcome) {}
