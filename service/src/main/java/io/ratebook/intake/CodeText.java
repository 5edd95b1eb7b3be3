package io.ratebook.intake;

import org.jspecify.annotations.Nullable;

/** Text that is compared exactly: what is trimmed off it, and what may not stand in it. */
public final class CodeText {
    static final int LENGTH_MAX = 255;

    private CodeText() {}

    /** Without spaces of any kind at both ends, the no-break space included. */
    public static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** What keeps the text from being a code, or null if it is one. */
    static @Nullable String fault(String text) {
        return fault(text, LENGTH_MAX);
    }

    /** The same of a code that may not be longer than so many characters. */
    public static @Nullable String fault(String text, int lengthMax) {
        if (text.length() > lengthMax && text.codePointCount(0, text.length()) > lengthMax) {
            return "at most " + lengthMax + " characters";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isUnprintable(c)) {
                return "no control, zero-width or direction-changing character (here U+%04X)".formatted((int) c);
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return "whole characters (here half of one, U+%04X)".formatted((int) c);
            }
        }
        return null;
    }

    /** Control characters, line and paragraph separators, and format characters: zero-width ones, direction marks. */
    static boolean isUnprintable(char c) {
        if (c >= ' ' && c < 0x7F) {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || Character.isSpaceChar(c);
    }
}
