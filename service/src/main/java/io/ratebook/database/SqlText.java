package io.ratebook.database;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A statement with its values as literals: a driver's parameters were measured to cost an import more than reading and
 * deciding do together. A text of letters, digits and harmless marks stands in quotes as it is; any other goes as the hex
 * digits of its UTF-8 bytes, so nothing is escaped and no SQL mode matters.
 */
final class SqlText {
    private static final String HARMLESS_MARKS = " .,:;_-+*/=()<>#&@!|~%$";
    private static final HexFormat HEX = HexFormat.of();
    private static final boolean[] HARMLESS = new boolean[128];

    static {
        for (char c = 0; c < HARMLESS.length; c++) {
            HARMLESS[c] = c >= '0' && c <= '9'
                    || c >= 'A' && c <= 'Z'
                    || c >= 'a' && c <= 'z'
                    || HARMLESS_MARKS.indexOf(c) >= 0;
        }
    }

    private final StringBuilder text = new StringBuilder(512);

    SqlText clear() {
        text.setLength(0);
        return this;
    }

    /** What is no value: never anything a caller was given. */
    SqlText verbatim(String sql) {
        text.append(sql);
        return this;
    }

    /**
     * Adds a literal.
     *
     * @param value Long, Integer, String, byte[] or null
     * @throws IllegalArgumentException of anything else
     */
    SqlText value(@Nullable Object value) {
        if (value == null) {
            text.append("NULL");
        } else if (value instanceof Long number) {
            text.append(number.longValue());
        } else if (value instanceof Integer number) {
            text.append(number.intValue());
        } else if (value instanceof byte[] bytes) {
            hex(bytes);
        } else if (value instanceof String string) {
            string(string);
        } else {
            throw new IllegalArgumentException("a " + value.getClass().getName() + " has no column type here");
        }
        return this;
    }

    private void string(String value) {
        if (harmless(value)) {
            text.append('\'').append(value).append('\'');
        } else {
            text.append("_utf8mb4 ");
            hex(value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean harmless(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= HARMLESS.length || !HARMLESS[c]) {
                return false;
            }
        }
        return true;
    }

    private void hex(byte[] bytes) {
        text.append("x'");
        for (byte b : bytes) {
            HEX.toHexDigits(text, b);
        }
        text.append('\'');
    }

    int length() {
        return text.length();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
