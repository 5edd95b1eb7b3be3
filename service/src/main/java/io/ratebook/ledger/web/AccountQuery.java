package io.ratebook.ledger.web;

import io.ratebook.ledger.AccountName;
import io.ratebook.money.CurrencyCode;
import io.ratebook.program.Program;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which account, and which of its days; a parameter without a value is none.
 *
 * @param currency the program's if not said
 * @param from included
 * @param to included
 */
record AccountQuery(
        @Nullable String currency,
        @Nullable String from,
        @Nullable String to) {
    AccountName account(Program program, String partner) {
        if (currency == null || currency.isBlank()) {
            return AccountName.earned(partner, program.currency());
        }
        CurrencyCode known = CurrencyCode.find(currency.strip().toUpperCase(Locale.ROOT));
        if (known == null) {
            throw Refusal.parameter("currency", currency, "an ISO 4217 code such as EUR");
        }
        return AccountName.earned(partner, known.code());
    }

    @Nullable
    LocalDate firstDay() {
        return day("from", from);
    }

    @Nullable
    LocalDate lastDay() {
        return day("to", to);
    }

    private static @Nullable LocalDate day(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        LocalDate day = Times.day(name, text.strip(), new FieldProblems());
        if (day == null) {
            throw Refusal.parameter(name, text, "a day such as 2010-12-03");
        }
        return day;
    }
}
