package io.ratebook.payout.web;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import io.ratebook.payee.PaymentMethod;
import io.ratebook.payout.PayoutFilter;
import io.ratebook.payout.PayoutOrder;
import io.ratebook.payout.PayoutState;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The query of a list of payouts; a parameter without a value is none.
 *
 * @param state one or more, with commas between
 * @param stuck true for those with a fault only
 * @param amountFrom in major units of the currency; the program's where none is said
 * @param method how it is paid: paypal, bank, check or other
 * @param type manual or batch
 * @param dateFrom day of payment or, before it is paid, the day on which it is to be; included, as dateTo is
 */
record PayoutQuery(
        @Nullable Long run,
        @Nullable String state,
        @Nullable String partner,
        @Nullable String currency,
        @Nullable String method,
        @Nullable String batch,
        @Nullable String type,
        @Nullable String amountFrom,
        @Nullable String amountTo,
        @Nullable String paidFrom,
        @Nullable String paidTo,
        @Nullable String dateFrom,
        @Nullable String dateTo,
        @Nullable Boolean stuck,
        @Nullable String q,
        @Nullable String sort) {
    private static final List<String> TYPES = List.of("manual", "batch");

    PayoutFilter filter(String programCurrency) {
        String kind = said(type);
        if (kind != null && !TYPES.contains(kind)) {
            throw Refusal.parameter("type", type, "one of " + String.join(", ", TYPES));
        }
        if (said(method) != null && PaymentMethod.find(said(method)) == null) {
            throw Refusal.parameter("method", method, "one of " + PaymentMethod.words());
        }
        String in = said(currency) == null ? programCurrency : said(currency);
        return new PayoutFilter(
                run,
                states(),
                said(partner),
                said(currency),
                said(method),
                said(batch),
                kind,
                minor("amountFrom", amountFrom, in),
                minor("amountTo", amountTo, in),
                day("paidFrom", paidFrom),
                day("paidTo", paidTo),
                day("dateFrom", dateFrom),
                day("dateTo", dateTo),
                Boolean.TRUE.equals(stuck),
                said(q));
    }

    private List<String> states() {
        String wanted = said(state);
        List<String> states = wanted == null ? List.of() : List.of(wanted.split(",", -1));
        for (String one : states) {
            if (PayoutState.find(one) == null) {
                throw Refusal.parameter("state", state, "states of payouts such as open or paid, with commas between");
            }
        }
        return states;
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable LocalDate day(String name, @Nullable String text) {
        if (said(text) == null) {
            return null;
        }
        LocalDate day = Times.day(name, said(text), new FieldProblems());
        if (day == null) {
            throw Refusal.parameter(name, text, "a day such as 2010-12-03");
        }
        return day;
    }

    private static @Nullable Long minor(String name, @Nullable String text, @Nullable String currency) {
        String amount = said(text);
        CurrencyCode code = currency == null ? null : CurrencyCode.find(currency);
        if (amount == null) {
            return null;
        }
        try {
            if (code != null) {
                return Money.of(new BigDecimal(amount), code).minor();
            }
        } catch (ArithmeticException | NumberFormatException wrong) {
            throw Refusal.parameter(name, text, "an amount such as 12.50");
        }
        throw Refusal.parameter("currency", currency, "an ISO 4217 code such as EUR");
    }

    boolean descending() {
        String word = said(sort);
        return word == null || word.startsWith("-");
    }

    /** The latest first, if not said. */
    PayoutOrder order() {
        String word = said(sort);
        PayoutOrder order =
                word == null ? PayoutOrder.ID : PayoutOrder.find(word.startsWith("-") ? word.substring(1) : word);
        if (order == null) {
            throw Refusal.parameter("sort", sort, "one of " + PayoutOrder.words());
        }
        return order;
    }
}
