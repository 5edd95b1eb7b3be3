package io.ratebook.payout;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import io.ratebook.notice.MailKind;
import io.ratebook.notice.Mails.Letter;
import io.ratebook.payee.PaymentMethod;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a partner is written about a payment. */
public final class PaymentLetters {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private PaymentLetters() {}

    /** About a payout. */
    public static Letter of(PayoutRow payout) {
        LocalDate paidOn = payout.paidOn();
        return new Letter(
                MailKind.PAYMENT,
                payout.partner(),
                payout.id(),
                Long.toString(payout.invoice()),
                Map.of(
                        "payment reference",
                        Long.toString(payout.invoice()),
                        "payment date",
                        DAY.format(paidOn == null ? payout.payOn() : paidOn),
                        "amount",
                        money(payout.amount(), payout.currency()),
                        "method",
                        method(payout.method()),
                        "period",
                        (payout.from() == null ? "until " : DAY.format(payout.from()) + " to ")
                                + DAY.format(payout.to()),
                        "state",
                        payout.state().word()));
    }

    /** About what is payable and in no payout yet: about 0, since there is no payout. */
    static Letter of(PaymentLine line, LocalDate today) {
        return new Letter(
                MailKind.PAYMENT,
                line.partner(),
                0,
                "pending",
                Map.of(
                        "payment reference",
                        "to come",
                        "payment date",
                        "with the next payouts",
                        "amount",
                        money(line.payable(), line.currency()),
                        "method",
                        method(line.method()),
                        "period",
                        "until " + DAY.format(today),
                        "state",
                        "payable"));
    }

    private static String method(@Nullable String word) {
        return word == null ? "the way that you tell us" : word.equals(PaymentMethod.PAYPAL.word()) ? "PayPal" : word;
    }

    /** {@code 12.00 GBP}. */
    private static String money(long minor, String currency) {
        return new Money(minor, CurrencyCode.of(currency)).amount().toPlainString() + " " + currency;
    }
}
