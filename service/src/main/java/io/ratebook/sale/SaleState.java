package io.ratebook.sale;

import java.util.Locale;

/** What came of a sale or refund when it was last decided. */
public enum SaleState {
    /** It earned, or took back, something; 0.00 included. */
    EVALUATED,
    /** It earned or took back nothing, for the reason beside it. */
    NONE,
    /** It waits for the reason beside it. */
    PARKED,
    /** A person took it out; it counts nowhere. */
    VOID;

    /** As SQL and JSON spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SaleState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
