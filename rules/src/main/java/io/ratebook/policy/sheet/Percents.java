package io.ratebook.policy.sheet;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Percentages: percent cells, or {@code 8 %} as text. The value is in percent points: 8 means 8 %. */
final class Percents {
    private static final String EXPECTED = "a percentage such as 8 %";

    private Percents() {}

    /** A column that takes nothing but percentages. */
    static Grammar<BigDecimal> any() {
        return (cell, remarks) -> {
            BigDecimal percent = find(cell);
            return percent == null ? bare(cell, EXPECTED, remarks) : percent;
        };
    }

    /** From 0 to {@code max} percent. */
    static Grammar<BigDecimal> upTo(BigDecimal max, String expected) {
        return (cell, remarks) -> {
            BigDecimal found = find(cell);
            BigDecimal percent = found == null ? bare(cell, expected, remarks) : found;
            if (percent.signum() < 0 || percent.compareTo(max) > 0) {
                throw new Misread(expected);
            }
            return percent;
        };
    }

    /** The percentage of a percent cell or a typed one; null if the cell is neither. */
    static @Nullable BigDecimal find(Cell cell) throws Misread {
        if (cell.isPercent()) {
            return Decimals.plain(Decimals.stored(cell).movePointRight(2).stripTrailingZeros());
        }
        return cell.isText() ? typed(cell.trimmed()) : null;
    }

    /** {@code 8 %}, {@code 7.5%}; null if the text is none. */
    static @Nullable BigDecimal typed(String text) throws Misread {
        if (!text.endsWith("%")) {
            return null;
        }
        String number = Text.trimmed(text.substring(0, text.length() - 1));
        BigDecimal percent = Decimals.typed(number);
        if (percent == null) {
            throw new Misread(EXPECTED, number.contains(",") ? "type " + number.replace(',', '.') + " %" : "");
        }
        return percent;
    }

    /** A number without a percent format where only a percentage makes sense. */
    private static BigDecimal bare(Cell cell, String expected, Grammar.Remarks remarks) throws Misread {
        BigDecimal number = bareNumber(cell);
        if (number == null) {
            throw new Misread(expected);
        }
        String digits = number.toPlainString();
        if (number.abs().compareTo(BigDecimal.ONE) >= 0) {
            throw new Misread(expected, "type " + digits + " % or give the cell a percent format");
        }
        BigDecimal percent = Decimals.plain(number.movePointRight(2).stripTrailingZeros());
        if (number.signum() != 0) {
            remarks.warn(
                    expected,
                    "read as " + percent.toPlainString() + " %; if " + digits + " % is meant, type " + digits + " %");
        }
        return percent;
    }

    private static @Nullable BigDecimal bareNumber(Cell cell) throws Misread {
        if (cell.isNumber() && !cell.isDate()) {
            return Decimals.stored(cell);
        }
        return cell.isText() ? Decimals.typed(cell.trimmed()) : null;
    }
}
