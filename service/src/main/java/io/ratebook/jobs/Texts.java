package io.ratebook.jobs;

/** Texts in the width of a column. */
final class Texts {
    private Texts() {}

    /** At most so many characters, without tearing a pair apart; what was cut off shows as dots. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = length - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "\u2026";
    }
}
