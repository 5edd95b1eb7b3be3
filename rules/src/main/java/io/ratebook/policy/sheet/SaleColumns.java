package io.ratebook.policy.sheet;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of the import format as a Tests sheet titles them; {@code Referred by} is the partner's, for Share. */
final class SaleColumns {
    static final String OCCURRED_AT = "occurred_at";
    static final String CUSTOMER = "customer";
    static final String ATTRIBUTE = "attribute.";

    /** In the order a workbook writes them; the date stands in a column of its own. */
    static final List<String> NAMES = List.of(
            "reference",
            "type",
            "original_reference",
            "source",
            "event",
            "partner",
            "partners",
            "referred_by",
            CUSTOMER,
            "country",
            "product",
            "category",
            "channel",
            "coupon",
            "currency",
            "quantity",
            "amount",
            "discount",
            "tax",
            "shipping",
            "fees",
            "cost",
            "order_reference");

    static final List<String> NUMBERS = List.of("quantity", "amount", "discount", "tax", "shipping", "fees", "cost");

    private static final Map<String, String> BY_KEY = new HashMap<>();

    static {
        NAMES.forEach(name -> BY_KEY.put(Text.key(name), name));
        BY_KEY.put("order", "order_reference");
    }

    private SaleColumns() {}

    /** {@code original_reference} is {@code Original reference}; {@code attribute.season} is {@code attribute: season}. */
    static String title(String name) {
        if (name.startsWith(ATTRIBUTE)) {
            return "attribute: " + name.substring(ATTRIBUTE.length());
        }
        String words = name.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The import format's name of that title; null if there is none. */
    static @Nullable String find(String title) {
        String known = BY_KEY.get(Text.key(title));
        if (known != null) {
            return known;
        }
        String trimmed = Text.trimmed(title);
        int split = trimmed.startsWith(ATTRIBUTE) ? ATTRIBUTE.length() - 1 : trimmed.indexOf(':');
        if (split < 0 || !Text.key(trimmed.substring(0, split)).equals("attribute")) {
            return null;
        }
        String name = Text.trimmed(trimmed.substring(split + 1));
        return name.isEmpty() || Text.forbiddenIn(name) != null ? null : ATTRIBUTE + name;
    }
}
