package io.ratebook.partner;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be written as a PayPal account: an address, the id that PayPal gives an account, or a phone number. It is kept as
 * it goes into PayPal's file, where nothing may end the field or begin a formula.
 */
public final class PayPalText {
    public static final int LENGTH_MAX = 127;

    private static final Pattern EMAIL = Pattern.compile(
            "(?![=+@-])[^\\s\\p{C}\\p{Z}@,;\"<>()\\[\\]\\\\]{1,64}@[^\\s\\p{C}\\p{Z}@,;\"<>()\\[\\]\\\\]+\\.[^\\s\\p{C}\\p{Z}@,;.\"<>()\\[\\]\\\\]{2,}");

    private static final Pattern ACCOUNT_ID = Pattern.compile("[A-Z0-9]{13}");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern PHONE_AS_TYPED = Pattern.compile("\\+[0-9][0-9 ()./-]*");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[ ()./-]");

    private PayPalText() {}

    /** Without blanks around it; a phone number without any between; an id in upper case. */
    public static String normal(String text) {
        String stripped = text.strip();
        if (PHONE_AS_TYPED.matcher(stripped).matches()) {
            return BETWEEN_DIGITS.matcher(stripped).replaceAll("");
        }
        String upper = stripped.toUpperCase(Locale.ROOT);
        return ACCOUNT_ID.matcher(upper).matches() ? upper : stripped;
    }

    /** What keeps the text, made normal, from being an account; null if it is one or there is none. */
    public static @Nullable String fault(@Nullable String normal) {
        return normal == null
                        || PHONE.matcher(normal).matches()
                        || ACCOUNT_ID.matcher(normal).matches()
                        || (normal.length() <= LENGTH_MAX
                                && EMAIL.matcher(normal).matches())
                ? null
                : "a PayPal account: an address such as ada@example.org, at most " + LENGTH_MAX
                        + " characters, an account id of 13 letters and digits, or a phone number such as +441632960961";
    }
}
