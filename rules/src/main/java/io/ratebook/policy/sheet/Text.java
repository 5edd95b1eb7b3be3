package io.ratebook.policy.sheet;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Texts as cells hold them. */
final class Text {
    private Text() {}

    /** Without white space at both ends, the no-break kinds included. */
    static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** How titles and keywords compare: without case, spaces and underscores. */
    static String key(String text) {
        StringBuilder key = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (!isSpace(letter) && letter != '_') {
                key.append(letter);
            }
        }
        return key.toString().toLowerCase(Locale.ROOT);
    }

    static boolean isSpace(char letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }

    static String shortened(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
        return text.substring(0, end) + "…";
    }

    /** The first character that a code or name may not hold, as {@code U+202E}; null if there is none. */
    static @Nullable String forbiddenIn(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (isForbidden(point)) {
                return String.format(Locale.ROOT, "U+%04X", point);
            }
            i += Character.charCount(point);
        }
        return null;
    }

    /** Control characters, those of no width, and those that turn the direction: two codes would look like one. */
    private static boolean isForbidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
