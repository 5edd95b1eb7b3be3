package io.ratebook.payout.provider.paypal;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The note of a payment: letters, digits and harmless marks in one line; what else there was becomes a blank. */
final class PlainNote {
    /** Of characters that are not all ASCII. */
    private static final int LENGTH_MAX = 1_000;

    private static final Pattern NOT_PLAIN = Pattern.compile("[^\\p{L}\\p{M}\\p{N} .,:;()#/&'!?%+-]+");
    private static final Pattern BLANKS = Pattern.compile(" {2,}");

    /** So that no spreadsheet program takes it for a formula. */
    private static final Pattern BEFORE_TEXT = Pattern.compile("^[^\\p{L}\\p{N}]+");

    private PlainNote() {}

    static String of(String note) {
        String composed = Normalizer.normalize(note, Normalizer.Form.NFC);
        String plain =
                BLANKS.matcher(NOT_PLAIN.matcher(composed).replaceAll(" ")).replaceAll(" ");
        String begun = BEFORE_TEXT.matcher(plain).replaceFirst("");
        if (begun.codePointCount(0, begun.length()) <= LENGTH_MAX) {
            return begun.strip();
        }
        return begun.substring(0, begun.offsetByCodePoints(0, LENGTH_MAX)).strip();
    }
}
