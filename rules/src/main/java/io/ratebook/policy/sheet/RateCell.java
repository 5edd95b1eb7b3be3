package io.ratebook.policy.sheet;

import io.ratebook.policy.Amount;
import io.ratebook.policy.Rate;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The grammar of Rate cells: a number is a percentage exactly if its cell has a percent format, else money. */
final class RateCell {
    private static final String IN_RATES =
            "a percentage such as 8 %, an amount such as 25.00 or 25.00 USD, an amount with per unit or per order,"
                    + " tier: SCHEME, or none";
    private static final String IN_TIERS = "a percentage such as 8 %, an amount such as 25.00, or 25.00 per unit";
    private static final String IN_MARGINAL = "a percentage such as 8 %: under marginal each part earns a percentage";
    private static final String PER_UNIT = "per unit";
    private static final String PER_ORDER = "per order";
    private static final String TIER = "tier:";
    private static final String NONE = "none";
    private static final BigDecimal REFUSED_ABOVE = BigDecimal.valueOf(1_000);
    private static final BigDecimal ODD_ABOVE = BigDecimal.valueOf(100);

    private RateCell() {}

    static Grammar<Rate> inRates() {
        return (cell, remarks) -> {
            Rate word = cell.isText() ? word(cell.trimmed()) : null;
            return word == null ? percentOrMoney(cell, IN_RATES, true, remarks) : word;
        };
    }

    static Grammar<Rate> inTiers(boolean marginal) {
        return (cell, remarks) -> {
            String expected = marginal ? IN_MARGINAL : IN_TIERS;
            Rate rate = percentOrMoney(cell, expected, false, remarks);
            if (marginal && !(rate instanceof Rate.Percent)) {
                throw new Misread(expected, cell.isNumber() ? "type " + cell.shown() + " %" : "");
            }
            return rate;
        };
    }

    /** {@code tier: SCHEME} or {@code none}; null if the text is neither. */
    private static @Nullable Rate word(String text) throws Misread {
        if (text.equalsIgnoreCase(NONE)) {
            return new Rate.None();
        }
        String key = text.toLowerCase(Locale.ROOT);
        int colon = text.indexOf(':');
        if (colon < 0 || !Text.trimmed(key.substring(0, colon)).equals("tier")) {
            return null;
        }
        String scheme = Text.trimmed(text.substring(colon + 1));
        if (scheme.isEmpty() || Text.forbiddenIn(scheme) != null) {
            throw new Misread("the name of a scheme behind tier:", "as tier: Volume");
        }
        return new Rate.Tiered(scheme);
    }

    private static Rate percentOrMoney(Cell cell, String expected, boolean perOrder, Grammar.Remarks remarks)
            throws Misread {
        BigDecimal percent = Percents.find(cell);
        if (percent != null) {
            return new Rate.Percent(inRange(percent, remarks));
        }
        if (cell.isText()) {
            return typedMoney(cell.trimmed(), expected, perOrder, remarks);
        }
        if (!cell.isNumber() || cell.isDate()) {
            throw new Misread(expected);
        }
        return new Rate.Fixed(sane(Amounts.read(cell), remarks));
    }

    private static BigDecimal inRange(BigDecimal percent, Grammar.Remarks remarks) throws Misread {
        if (percent.signum() < 0 || percent.compareTo(REFUSED_ABOVE) > 0) {
            throw new Misread(
                    "a percentage from 0 % to 1,000 %",
                    percent.signum() < 0 ? "" : "a percent cell shows 8 % and stores 0.08");
        }
        if (percent.compareTo(ODD_ABOVE) > 0) {
            remarks.warn("a percentage up to 100 %", "more than the whole base; meant so?");
        }
        return percent;
    }

    private static Rate typedMoney(String text, String expected, boolean perOrder, Grammar.Remarks remarks)
            throws Misread {
        String unit = before(text, PER_UNIT);
        if (unit != null) {
            return new Rate.PerUnit(Amounts.notNegative(Amounts.typed(unit, expected)));
        }
        String order = before(text, PER_ORDER);
        if (order != null && perOrder) {
            return new Rate.PerOrder(Amounts.notNegative(Amounts.typed(order, expected)));
        }
        Amount amount = Amounts.typed(text, expected);
        return new Rate.Fixed(amount.currency() == null ? sane(amount, remarks) : Amounts.notNegative(amount));
    }

    /** The text before the ending, in whatever case and spacing; null if it does not end so. */
    private static @Nullable String before(String text, String ending) {
        String one = text.replaceAll("[\\s\\u00A0]+", " ");
        int at = one.length() - ending.length();
        return at > 0 && one.regionMatches(true, at, ending, 0, ending.length())
                ? Text.trimmed(one.substring(0, at))
                : null;
    }

    /** A bare number under 1 may be a percentage that lost its format. */
    static Amount sane(Amount amount, Grammar.Remarks remarks) throws Misread {
        if (amount.value().abs().compareTo(BigDecimal.ONE) < 0) {
            String digits = amount.value().toPlainString();
            String percent = Decimals.plain(amount.value().movePointRight(2).stripTrailingZeros())
                    .toPlainString();
            remarks.warn(
                    "a percentage such as 8 %, or an amount",
                    "read as the amount " + digits + "; for a percentage type " + percent + " %");
        }
        return Amounts.notNegative(amount);
    }

    /** A rate that is no plain number, as its cell says it. */
    static String written(Rate rate) {
        if (rate instanceof Rate.Percent percent) {
            return percent.percent().toPlainString() + " %";
        }
        if (rate instanceof Rate.Fixed fixed) {
            return Amounts.shown(fixed.amount());
        }
        if (rate instanceof Rate.PerUnit unit) {
            return Amounts.shown(unit.amount()) + " " + PER_UNIT;
        }
        if (rate instanceof Rate.PerOrder order) {
            return Amounts.shown(order.amount()) + " " + PER_ORDER;
        }
        return rate instanceof Rate.Tiered tiered ? TIER + " " + tiered.scheme() : NONE;
    }
}
