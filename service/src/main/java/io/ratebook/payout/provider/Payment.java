package io.ratebook.payout.provider;

import io.ratebook.money.Money;

/**
 * One payout as it is handed on.
 *
 * @param id of the payout, the same whenever it is handed on
 * @param recipient the address money goes to, as it was approved: an e-mail address, an account's id, digits of a telephone;
 *     blank if it was erased since, when it can be asked for but not given
 * @param amount above zero
 * @param note what the recipient reads; may be blank
 */
public record Payment(String id, String recipient, Wallet wallet, Money amount, String note) {
    /** Without the recipient, who has no place in a log. */
    @Override
    public String toString() {
        return "payment " + id + " of " + amount;
    }
}
