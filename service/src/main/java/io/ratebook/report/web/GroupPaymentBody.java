package io.ratebook.report.web;

import io.ratebook.money.Money;
import io.ratebook.payee.PaymentMethod;
import io.ratebook.report.GroupMethod;
import io.ratebook.report.GroupPayment;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The payment of a report, as sent.
 *
 * @param method earned, opening-earned or closing
 * @param paymentType how all are paid: paypal, bank, check or other
 * @param batch the usual one of the day if not said
 * @param payOn today if not said
 * @param paid false for payouts that are approved and not marked as paid; true if not said
 * @param advance how much more than is owed may be paid, by currency; none if not said
 */
record GroupPaymentBody(
        @Nullable String method,
        @Nullable String paymentType,
        @Nullable String batch,
        @Nullable String payOn,
        @Nullable Boolean paid,
        @Nullable List<@Nullable MoneyJson> advance) {
    /** So that a suffix has its place. */
    private static final int BATCH_MAX = 50;

    private static final int CURRENCIES_MAX = 200;

    /** Checked; all that is wrong is said at once. */
    GroupPayment.Wish wish(LocalDate today) {
        FieldProblems problems = new FieldProblems();
        GroupMethod by = method == null ? null : GroupMethod.find(method);
        if (by == null) {
            problems.add("method", method, "one of " + GroupMethod.words());
        }
        PaymentMethod type = PaymentMethod.find(paymentType);
        if (type == null) {
            problems.add("paymentType", paymentType, "one of " + PaymentMethod.words());
        }
        String id = batch == null || batch.isBlank() ? null : problems.text("batch", batch.strip(), BATCH_MAX);
        LocalDate day = payOn == null || payOn.isBlank() ? today : Times.day("payOn", payOn.strip(), problems);
        boolean marks = !Boolean.FALSE.equals(paid);
        if (day != null && marks && day.isAfter(today)) {
            problems.add("payOn", payOn, "a day up to today, " + today + ", of what is marked as paid");
        }
        List<Money> agreed = agreed(problems);
        problems.refuseIfAny();
        return new GroupPayment.Wish(
                Objects.requireNonNull(by),
                Objects.requireNonNull(type).word(),
                id,
                Objects.requireNonNull(day),
                marks,
                agreed);
    }

    private List<Money> agreed(FieldProblems problems) {
        List<Money> agreed = new ArrayList<>();
        Set<String> currencies = new HashSet<>();
        List<@Nullable MoneyJson> all = advance == null ? List.of() : advance;
        if (all.size() > CURRENCIES_MAX) {
            problems.add("advance", all.size() + " amounts", "one for a currency");
            return agreed;
        }
        for (int i = 0; i < all.size(); i++) {
            MoneyJson one = all.get(i);
            String field = "advance[" + i + "]";
            if (one == null) {
                problems.add(field, null, "an amount and its currency");
                continue;
            }
            Money money = one.read(field, problems);
            if (money != null
                    && (money.minor() < 0 || !currencies.add(money.currency().code()))) {
                problems.add(field, one.amount() + " " + one.currency(), "zero or more, and one for a currency");
            } else if (money != null) {
                agreed.add(money);
            }
        }
        return agreed;
    }
}
