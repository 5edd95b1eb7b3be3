package io.ratebook.money;

import java.util.Currency;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An ISO 4217 currency and how many decimals its minor unit has: GBP 2, JPY 0, KWD 3.
 *
 * @param code three upper-case letters, for example {@code GBP}
 * @param decimals digits after the point of the smallest amount that can be paid
 */
public record CurrencyCode(String code, int decimals) {
    private static final Map<String, CurrencyCode> KNOWN = new ConcurrentHashMap<>();

    static {
        for (Currency currency : Currency.getAvailableCurrencies()) {
            if (currency.getDefaultFractionDigits() >= 0) {
                String code = currency.getCurrencyCode();
                KNOWN.put(code, new CurrencyCode(code, currency.getDefaultFractionDigits()));
            }
        }
    }

    /**
     * The currency of that code.
     *
     * @throws IllegalArgumentException naming the code, if ISO 4217 knows no such currency
     */
    public static CurrencyCode of(String code) {
        CurrencyCode found = find(code);
        if (found == null) {
            throw new IllegalArgumentException(
                    "\"" + code + "\" is not a currency: expected an ISO 4217 code such as EUR");
        }
        return found;
    }

    /** The currency of that code, or null if ISO 4217 knows none. */
    public static @Nullable CurrencyCode find(String code) {
        return KNOWN.get(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
