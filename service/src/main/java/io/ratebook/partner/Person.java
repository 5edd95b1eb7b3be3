package io.ratebook.partner;

import org.jspecify.annotations.Nullable;

/**
 * Personal data of a partner; nothing here decides what is earned.
 *
 * @param name may be empty
 */
public record Person(String name, @Nullable String email) {
    public static final Person UNKNOWN = new Person("", null);

    static final int NAME_MAX = 200;
    static final int EMAIL_MAX = 254;

    boolean isUnknown() {
        return equals(UNKNOWN);
    }
}
