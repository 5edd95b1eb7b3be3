package io.ratebook.lead;

import io.ratebook.web.FieldProblems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The commission of a lead: a percentage, kept in millionths of a percent. */
public final class LeadRate {
    private static final int DECIMALS = 6;
    private static final Pattern TEXT = Pattern.compile("\\d{1,3}(\\.\\d{1,6})?");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private LeadRate() {}

    /** What a caller sent, {@code 12.5}; null, and a problem, if it is no percentage from 0 to 100. */
    public static @Nullable Long read(String field, @Nullable String text, FieldProblems problems) {
        Long rate = text == null ? null : millionths(text.strip());
        if (rate == null) {
            problems.add(field, text, "a decimal from \"0\" to \"100\", with at most 6 decimals");
        }
        return rate;
    }

    /** Null where the text is no percentage from 0 to 100. */
    static @Nullable Long millionths(String text) {
        if (!TEXT.matcher(text).matches()) {
            return null;
        }
        BigDecimal percent = new BigDecimal(text);
        return percent.compareTo(HUNDRED) > 0
                ? null
                : (Long) percent.movePointRight(DECIMALS).longValueExact();
    }

    /** {@code 12.5}. */
    public static String text(long millionths) {
        BigDecimal percent = BigDecimal.valueOf(millionths, DECIMALS).stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0).toPlainString() : percent.toPlainString();
    }

    /**
     * That part of an amount.
     *
     * @param minor of the currency, as is the result, which is rounded half up
     */
    static long of(long minor, long millionths) {
        return BigDecimal.valueOf(minor)
                .multiply(BigDecimal.valueOf(millionths, DECIMALS))
                .divide(HUNDRED, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
