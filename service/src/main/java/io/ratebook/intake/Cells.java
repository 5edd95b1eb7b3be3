package io.ratebook.intake;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of one line, understood by type. What cannot be understood is reported and read as if absent. */
final class Cells<C extends Enum<C> & FileColumn> {
    /** Amounts below 10^12 leave room for six decimals in 64 bits. */
    private static final int WHOLE_DIGITS_MAX = 12;

    private static final int LENGTH_MAX = 40;

    private final String file;
    private final RawLine<C> line;
    private final Timestamps timestamps;
    private final ProblemLog log;
    private final long problemsBefore;

    Cells(String file, RawLine<C> line, Timestamps timestamps, ProblemLog log) {
        this.file = file;
        this.line = line;
        this.timestamps = timestamps;
        this.log = log;
        this.problemsBefore = log.count();
    }

    /** Whether nothing was reported since these cells were laid out. */
    boolean areGood() {
        return log.count() == problemsBefore;
    }

    int lineNumber() {
        return line.number();
    }

    boolean has(C column) {
        return !line.value(column).isEmpty();
    }

    /** As written, unchecked. */
    String raw(C column) {
        return line.value(column);
    }

    void problem(C column, String expected) {
        log.report(new LineProblem(file, line.number(), column.title(), line.value(column), expected));
    }

    @Nullable
    String code(C column) {
        return code(column, CodeText.LENGTH_MAX);
    }

    @Nullable
    String code(C column, int lengthMax) {
        String text = line.value(column);
        if (text.isEmpty()) {
            return null;
        }
        String fault = CodeText.fault(text, lengthMax);
        if (fault != null) {
            problem(column, fault);
            return null;
        }
        return text;
    }

    String codeOr(C column, String absent) {
        String code = code(column);
        return code == null ? absent : code;
    }

    /** A code that must be there; empty after the problem was reported. */
    String requiredCode(C column) {
        if (!has(column)) {
            problem(column, "a value, but the cell is blank");
        }
        return codeOr(column, "");
    }

    Map<String, String> attributes() {
        line.attributes().forEach((name, text) -> {
            String fault = CodeText.fault(text);
            if (fault != null) {
                log.report(new LineProblem(file, line.number(), Titles.ATTRIBUTE + name, text, fault));
            }
        });
        return line.attributes();
    }

    /** Null after the problem was reported: of a time, absence is one. */
    @Nullable
    Long requiredTime(C column) {
        Long micros = timestamps.micros(line.value(column));
        if (micros == null) {
            problem(column, Timestamps.EXPECTED);
        }
        return micros;
    }

    @Nullable
    Long timeOrDay(C column, ZoneId zone) {
        return has(column) ? timeOrDay(column, line.value(column), zone) : null;
    }

    @Nullable
    Long timeOrDay(C column, String text, ZoneId zone) {
        Long micros = timestamps.microsOrDay(text, zone);
        if (micros == null) {
            problem(column, Timestamps.EXPECTED_OR_DAY);
        }
        return micros;
    }

    /** A number of zero or more, or null where blank. */
    @Nullable
    BigDecimal decimal(C column, int decimalsMax) {
        String text = line.value(column);
        return text.isEmpty() ? null : decimal(column, text, decimalsMax);
    }

    BigDecimal decimalOrZero(C column, int decimalsMax) {
        BigDecimal value = decimal(column, decimalsMax);
        return value == null ? BigDecimal.ZERO : value;
    }

    /** The same of a text that is part of a cell. Trailing zeros do not count as decimals. */
    @Nullable
    BigDecimal decimal(C column, String text, int decimalsMax) {
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        if (!isPlainDecimal(digits)) {
            problem(column, "a plain number such as 1234.50, without thousands separator, currency or exponent");
            return null;
        }
        BigDecimal value = new BigDecimal(digits);
        if (negative && value.signum() > 0) {
            problem(column, "zero or more (money given back is a line of type refund)");
            return null;
        }
        if (value.precision() - value.scale() > WHOLE_DIGITS_MAX) {
            problem(column, "less than 1,000,000,000,000");
            return null;
        }
        if (value.scale() > decimalsMax && value.stripTrailingZeros().scale() > decimalsMax) {
            problem(column, "at most " + decimalsMax + " decimals");
            return null;
        }
        return value;
    }

    private static boolean isPlainDecimal(String text) {
        int point = -1;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return length > 0 && length <= LENGTH_MAX && point != 0 && point != length - 1;
    }
}
