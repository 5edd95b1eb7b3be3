package io.ratebook.policy.sheet;

import io.ratebook.money.CurrencyCode;
import io.ratebook.policy.Amount;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Money: a number in the policy's currency, or {@code 25.00 USD}. */
final class Amounts {
    static final String EXPECTED = "an amount such as 25.00 or 25.00 USD";

    private static final Pattern WITH_CURRENCY = Pattern.compile("([+-]?[\\d.,]+)[\\s\\u00A0\\u202F]*([A-Za-z]{3})");
    private static final Pattern SYMBOL = Pattern.compile(".*[\\p{Sc}].*");

    private Amounts() {}

    /** An amount of zero or more. */
    static Grammar<Amount> money() {
        return (cell, remarks) -> notNegative(read(cell));
    }

    /** As {@link #money}, that can be paid: with no more decimals than its currency has, where that is known. */
    static Grammar<Amount> payable(@Nullable String policyCurrency) {
        return (cell, remarks) -> {
            Amount amount = notNegative(read(cell));
            String code = amount.currency() == null ? policyCurrency : amount.currency();
            CurrencyCode currency = code == null ? null : CurrencyCode.find(code);
            if (currency != null && amount.value().scale() > currency.decimals()) {
                throw new Misread("an amount with at most " + currency.decimals() + " decimals, as " + code + " has");
            }
            return amount;
        };
    }

    static Amount notNegative(Amount amount) throws Misread {
        if (amount.value().signum() < 0) {
            throw new Misread("an amount of zero or more");
        }
        return amount;
    }

    static Amount read(Cell cell) throws Misread {
        if (cell.isPercent()) {
            throw new Misread(EXPECTED + ", not a percentage", "give the cell a number format");
        }
        if (cell.isNumber() && !cell.isDate()) {
            return new Amount(Decimals.stored(cell), null);
        }
        if (!cell.isText()) {
            throw new Misread(EXPECTED);
        }
        return typed(cell.trimmed(), EXPECTED);
    }

    /** Money typed as text. */
    static Amount typed(String text, String expected) throws Misread {
        BigDecimal plain = Decimals.typed(text);
        if (plain != null) {
            return new Amount(plain, null);
        }
        Matcher matcher = WITH_CURRENCY.matcher(text);
        if (!matcher.matches()) {
            throw new Misread(expected, hint(text));
        }
        BigDecimal value = Decimals.typed(matcher.group(1));
        if (value == null) {
            throw new Misread(expected, Decimals.commaHint(text));
        }
        return new Amount(value, currency(matcher.group(2), value));
    }

    private static String currency(String typed, BigDecimal value) throws Misread {
        String code = typed.toUpperCase(Locale.ROOT);
        if (CurrencyCode.find(code) == null) {
            throw new Misread("a currency of ISO 4217 such as USD");
        }
        if (!code.equals(typed)) {
            throw new Misread("the currency in capitals", "type " + value.toPlainString() + " " + code);
        }
        return code;
    }

    private static String hint(String text) {
        return SYMBOL.matcher(text).matches()
                ? "write the currency as its code behind the number, as 25.00 USD"
                : Decimals.commaHint(text);
    }

    /** As a person would type it. */
    static String shown(Amount amount) {
        String digits = amount.value().toPlainString();
        return amount.currency() == null ? digits : digits + " " + amount.currency();
    }
}
