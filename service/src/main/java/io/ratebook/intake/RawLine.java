package io.ratebook.intake;

import java.util.Map;

/**
 * One line as written, trimmed, before its values are understood.
 *
 * @param number where its first character stands in the file, from 1
 * @param values by the ordinal of their column; empty where blank or absent
 * @param attributes by name; blank ones are left out
 */
record RawLine<C extends Enum<C> & FileColumn>(int number, String[] values, Map<String, String> attributes) {
    String value(C column) {
        return values[column.ordinal()];
    }

    boolean isBlank() {
        if (!attributes.isEmpty()) {
            return false;
        }
        for (String value : values) {
            if (!value.isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
