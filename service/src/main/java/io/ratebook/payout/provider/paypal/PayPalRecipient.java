package io.ratebook.payout.provider.paypal;

import io.ratebook.payout.provider.Wallet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that money is sent to. They are told apart by closed forms, and what has none of them is refused: nothing is escaped
 * or corrected, since a corrected address is somebody else's. None of the forms begins with a character that a spreadsheet
 * program takes for a formula.
 */
public enum PayPalRecipient {
    EMAIL(
            "EMAIL",
            Pattern.compile(
                    "[A-Za-z0-9_][A-Za-z0-9._%+'-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}")),
    PAYER_ID("PAYPAL_ID", Pattern.compile("[A-Z0-9]{13}")),
    /** Of the United States, as Venmo takes it: ten digits, or eleven with the country's 1. */
    PHONE("PHONE", Pattern.compile("1?[2-9]\\d{9}"));

    private static final int LENGTH_MAX = 127;

    private final String type;
    private final Pattern form;

    PayPalRecipient(String type, Pattern form) {
        this.type = type;
        this.form = form;
    }

    /** What was expected, if that wallet cannot be paid at that address; null if it can. */
    public static @Nullable String wrong(Wallet wallet, String recipient) {
        PayPalRecipient kind = of(wallet, recipient);
        if (kind != null) {
            return null;
        }
        return wallet == Wallet.VENMO
                ? "an e-mail address, or ten digits of a telephone in the United States, without plus, blanks or marks"
                : "an e-mail address, or a PayPal payer id of 13 capital letters and digits";
    }

    /** Null if it is none that this wallet can be paid at. */
    static @Nullable PayPalRecipient of(Wallet wallet, String recipient) {
        PayPalRecipient other = wallet == Wallet.VENMO ? PHONE : PAYER_ID;
        if (recipient.length() > LENGTH_MAX) {
            return null;
        }
        return EMAIL.fits(recipient) ? EMAIL : other.fits(recipient) ? other : null;
    }

    private boolean fits(String recipient) {
        return form.matcher(recipient).matches() && !recipient.contains("..") && !recipient.contains(".@");
    }

    /** As the API calls it. */
    String type() {
        return type;
    }
}
