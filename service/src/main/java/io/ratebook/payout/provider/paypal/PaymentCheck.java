package io.ratebook.payout.provider.paypal;

import io.ratebook.payout.provider.Payment;
import io.ratebook.payout.provider.PaymentProblem;
import io.ratebook.payout.provider.Wallet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What PayPal would refuse, or what could go to the wrong place; all of it at once. */
final class PaymentCheck {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,29}");

    private final List<PaymentProblem> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private PaymentCheck() {}

    static List<PaymentProblem> of(Collection<Payment> payments) {
        PaymentCheck check = new PaymentCheck();
        payments.forEach(check::check);
        return check.problems;
    }

    private void check(Payment payment) {
        if (!ID.matcher(payment.id()).matches()) {
            note(payment, "id", payment.id(), "1 to 30 letters, digits, dots, dashes or underscores");
        }
        if (!ids.add(payment.id())) {
            note(payment, "id", payment.id(), "an id that no other payout has");
        }
        note(payment, "recipient", payment.recipient(), PayPalRecipient.wrong(payment.wallet(), payment.recipient()));
        checkAmount(payment);
        if (payment.wallet() == Wallet.VENMO && PlainNote.of(payment.note()).isEmpty()) {
            note(payment, "note", payment.note(), "a text, which Venmo asks for");
        }
    }

    private void checkAmount(Payment payment) {
        String currency = payment.amount().currency().code();
        String unpaid = PayPalCurrency.wrong(payment.amount().currency());
        if (unpaid != null) {
            note(payment, "currency", currency, unpaid);
            return;
        }
        note(payment, "amount", payment.amount().toString(), PayPalCurrency.wrong(payment.amount()));
        if (payment.wallet() == Wallet.VENMO && !currency.equals("USD")) {
            note(payment, "currency", currency, "USD, the only one that Venmo pays in");
        }
    }

    private void note(Payment payment, String field, String found, @Nullable String expected) {
        if (expected != null) {
            problems.add(new PaymentProblem(payment.id(), field, found.isEmpty() ? "nothing" : found, expected));
        }
    }
}
