package io.ratebook.ledger;

/**
 * One side of an entry.
 *
 * @param amount minor units of the account's currency; positive is owed to the owner of the account
 */
public record Leg(AccountName account, long amount) {
    public Leg {
        if (amount == 0) {
            throw new UnbalancedEntryException("nothing is posted to " + account);
        }
    }
}
