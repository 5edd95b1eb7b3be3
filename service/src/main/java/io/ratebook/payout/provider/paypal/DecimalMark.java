package io.ratebook.payout.provider.paypal;

/** What stands before the decimals in a payment file: PayPal expects the sender's country's own mark. */
public enum DecimalMark {
    POINT,
    COMMA;

    /** @param decimal with a point or none */
    String write(String decimal) {
        return this == POINT ? decimal : decimal.replace('.', ',');
    }
}
