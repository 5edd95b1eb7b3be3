package io.ratebook.payout.provider;

/** Where a recipient has their money put. */
public enum Wallet {
    PAYPAL,
    VENMO
}
