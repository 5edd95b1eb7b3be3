package io.ratebook.intake;

import java.util.EnumMap;
import java.util.Map;

/**
 * One line as written, trimmed, before its values are understood.
 *
 * @param number where its first character stands in the file, from 1
 * @param values by column; blank ones are left out
 * @param attributes by name; blank ones are left out
 */
record RawLine<C extends Enum<C> & FileColumn>(int number, EnumMap<C, String> values, Map<String, String> attributes) {
    /** Empty where blank or absent. */
    String value(C column) {
        return values.getOrDefault(column, "");
    }

    boolean isBlank() {
        return values.isEmpty() && attributes.isEmpty();
    }
}
