package io.ratebook.intake;

import java.util.Arrays;

/** What the first four bytes of a file say about its kind. */
final class Signature {
    private Signature() {}

    /** The name of the kind if it is none of ours, else empty. */
    static String foreign(byte[] start) {
        if (startsWith(start, 0xFE, 0xFF) || startsWith(start, 0xFF, 0xFE) || hasZero(start)) {
            return "text in UTF-16";
        }
        if (startsWith(start, 'P', 'K', 3, 4)) {
            return "a zip file or workbook";
        }
        if (startsWith(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            return "an old Excel file";
        }
        return "";
    }

    /** The same bytes without the mark that some programs put before UTF-8. */
    static byte[] withoutMark(byte[] start) {
        return startsWith(start, 0xEF, 0xBB, 0xBF) ? Arrays.copyOfRange(start, 3, start.length) : start;
    }

    private static boolean startsWith(byte[] start, int... bytes) {
        if (start.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((start[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasZero(byte[] start) {
        for (byte b : start) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }
}
