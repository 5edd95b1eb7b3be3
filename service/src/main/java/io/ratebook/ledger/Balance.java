package io.ratebook.ledger;

/**
 * What is on an account.
 *
 * @param amount minor units; positive is owed to its owner
 * @param postings how many there are
 */
public record Balance(AccountName account, long amount, long postings) {}
