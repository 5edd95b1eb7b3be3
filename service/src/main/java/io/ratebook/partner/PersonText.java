package io.ratebook.partner;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may be written as somebody's name or address. */
public final class PersonText {
    /** Letters of some languages need joiners; what turns the direction of the text behind it is needed by none. */
    private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cc}]{1,64}@[^\\s@\\p{Cc}]{1,190}");

    private PersonText() {}

    /** What keeps the text from being a name, or null if it is one or there is none. */
    public static @Nullable String nameFault(@Nullable String name) {
        if (name == null) {
            return null;
        }
        boolean fits = name.codePointCount(0, name.length()) <= Person.NAME_MAX
                && !UNWRITABLE.matcher(name).find();
        return fits ? null : "at most " + Person.NAME_MAX + " characters, none of them one that moves the cursor";
    }

    /** The same of an address. */
    public static @Nullable String emailFault(@Nullable String email) {
        return email == null || (EMAIL.matcher(email).matches() && email.length() <= Person.EMAIL_MAX)
                ? null
                : "an address such as ada@example.org";
    }
}
