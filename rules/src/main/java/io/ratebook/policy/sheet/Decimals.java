package io.ratebook.policy.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as cells store and people type them, exactly. */
final class Decimals {
    /** Spreadsheets hold 15 digits; 7 % is stored as 0.070000000000000007. */
    private static final MathContext STORED = new MathContext(15, RoundingMode.HALF_UP);

    private static final Pattern STORED_NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern TYPED = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");

    /** Thousands that cannot be anything else: two groups, or one and a point. 1,250 could be one and a quarter. */
    private static final Pattern GROUPED =
            Pattern.compile("[+-]?\\d{1,3}(,\\d{3}){2,}(\\.\\d+)?|[+-]?\\d{1,3}(,\\d{3})+\\.\\d+");

    private static final int LENGTH_MAX = 40;

    /** 10^18 is more than any ledger holds; 10^-18 is finer than any rate. */
    private static final int DIGITS_MAX = 18;

    private Decimals() {}

    /** The value of a numeric cell, whatever its format: of 8 % it is 0.08. */
    static BigDecimal stored(Cell cell) throws Misread {
        BigDecimal value = storedOrNull(cell);
        if (value == null) {
            throw new Misread("a number below 10^18 with at most 18 decimals");
        }
        return value;
    }

    private static @Nullable BigDecimal storedOrNull(Cell cell) {
        String digits = cell.trimmed();
        if (digits.length() > LENGTH_MAX || !STORED_NUMBER.matcher(digits).matches()) {
            return null;
        }
        BigDecimal exact = new BigDecimal(digits);
        if (exact.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal value = exact.round(STORED).stripTrailingZeros();
        return value.precision() - value.scale() > DIGITS_MAX || value.scale() > 2 * DIGITS_MAX ? null : plain(value);
    }

    static BigDecimal plain(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    /** A number typed as text, with a point; null if the text is none. */
    static @Nullable BigDecimal typed(String text) {
        if (text.length() > LENGTH_MAX) {
            return null;
        }
        String digits = GROUPED.matcher(text).matches() ? text.replace(",", "") : text;
        if (!TYPED.matcher(digits).matches()) {
            return null;
        }
        BigDecimal value = new BigDecimal(digits).stripTrailingZeros();
        return value.precision() - value.scale() > DIGITS_MAX || value.scale() > DIGITS_MAX ? null : plain(value);
    }

    /** How a text with commas that is no unambiguous number should be typed; empty for other texts. */
    static String commaHint(String text) {
        return text.matches("[+-]?[\\d.,'\\s\\u00A0\\u202F]*\\d,\\d[\\d.,]*.{0,6}")
                ? "type the number with a point for decimals and no commas, as 1250.50"
                : "";
    }

    /** A number, in a column that takes neither percentages nor dates. */
    static BigDecimal number(Cell cell, String expected) throws Misread {
        if (cell.isPercent()) {
            throw new Misread(expected + ", not a percentage", "give the cell a number format");
        }
        if (cell.isNumber() && !cell.isDate()) {
            return stored(cell);
        }
        BigDecimal typed = cell.isText() ? typed(cell.trimmed()) : null;
        if (typed == null) {
            throw new Misread(expected, cell.isText() ? commaHint(cell.trimmed()) : "");
        }
        return typed;
    }

    /** A whole number of at least {@code min}. */
    static Grammar<Integer> whole(int min, String expected) {
        return (cell, remarks) -> {
            BigDecimal value = number(cell, expected);
            if (value.scale() > 0 || value.compareTo(BigDecimal.valueOf(min)) < 0 || value.precision() > 9) {
                throw new Misread(expected);
            }
            return value.intValueExact();
        };
    }

    /** For people: a percentage as such, other numbers with their digits. */
    static String shown(Cell cell) {
        BigDecimal value = storedOrNull(cell);
        if (value == null) {
            return cell.trimmed();
        }
        if (cell.isPercent()) {
            return plain(value.movePointRight(2).stripTrailingZeros()).toPlainString() + " %";
        }
        return value.toPlainString();
    }
}
