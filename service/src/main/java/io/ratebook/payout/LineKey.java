package io.ratebook.payout;

/** A line of what partners are owed: a partner, by its code, in a currency. */
public record LineKey(String partner, String currency) {
    static LineKey of(Payable one) {
        return new LineKey(one.partner(), one.currency());
    }
}
