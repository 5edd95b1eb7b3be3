package io.ratebook.policy.sheet;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Tells by its first bytes what a file that is no workbook is, so that the refusal can say so. */
final class Kind {
    private static final String EXPECTED = "an .xlsx workbook";
    private static final String SAVE_AS = "open it in Excel or LibreOffice and save it as Excel workbook (.xlsx)";
    private static final int OLE2 = 0xD0CF11E0;
    private static final int ZIP = 0x504B0304;

    private Kind() {}

    /** Refuses whatever does not begin as a zip file does. */
    static void requireZip(byte[] file) throws RefusedFile {
        if (file.length == 0) {
            throw new RefusedFile("an empty file", EXPECTED, "save the workbook, then send it again");
        }
        int magic = file.length < 4
                ? 0
                : (file[0] & 0xFF) << 24 | (file[1] & 0xFF) << 16 | (file[2] & 0xFF) << 8 | (file[3] & 0xFF);
        if (magic == ZIP) {
            return;
        }
        if (magic == OLE2) {
            throw ole2(file);
        }
        if (NativeTables.isDrl(start(file))) {
            throw new RefusedFile(NativeTables.DRL, EXPECTED, NativeTables.REFUSED);
        }
        throw new RefusedFile(named(file), EXPECTED, SAVE_AS);
    }

    private static String start(byte[] file) {
        return new String(file, 0, Math.min(file.length, 512), StandardCharsets.ISO_8859_1);
    }

    private static RefusedFile ole2(byte[] file) {
        // An OLE2 directory names its streams in UTF-16; an encrypted .xlsx is the stream EncryptedPackage.
        String names = new String(file, StandardCharsets.ISO_8859_1).replace("\0", "");
        return names.contains("EncryptedPackage")
                ? new RefusedFile(
                        "a workbook locked with a password", EXPECTED, "remove the password, save, and send it again")
                : new RefusedFile("an old Excel file (.xls)", EXPECTED, SAVE_AS);
    }

    private static String named(byte[] file) {
        String start = start(file);
        String lower = start.toLowerCase(Locale.ROOT);
        if (lower.startsWith("%pdf")) {
            return "a PDF document";
        }
        if (lower.contains("<html") || lower.contains("<!doctype html")) {
            return "a web page";
        }
        if (lower.stripLeading().startsWith("<?xml")) {
            return "an XML file";
        }
        if (start.indexOf('\0') < 0 && (start.contains(",") || start.contains(";") || start.contains("\t"))) {
            return "a text file such as CSV";
        }
        return "a file of another kind";
    }
}
