package io.ratebook.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Finds every line that is not UTF-8. It runs only once a file is known to have one. */
final class ForeignBytes {
    private static final int LINE_BYTES_MAX = 1 << 20;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private ForeignBytes() {}

    static void report(InputStream bytes, String file, ProblemLog log) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int number = 1;
        for (int b = bytes.read(); b >= 0; b = bytes.read()) {
            if (b == '\n') {
                check(line.toByteArray(), number, file, log);
                line.reset();
                number++;
            } else if (line.size() < LINE_BYTES_MAX) {
                line.write(b);
            }
        }
        check(line.toByteArray(), number, file, log);
    }

    private static void check(byte[] line, int number, String file, ProblemLog log) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
        } catch (CharacterCodingException foreign) {
            log.report(new LineProblem(
                    file,
                    number,
                    "",
                    around(line),
                    "text in UTF-8, but this line is in another encoding, probably Windows-1252 or Latin-1 (as which it is shown"
                            + " here): in a spreadsheet program, save it as \"CSV UTF-8\""));
        }
    }

    /** The first foreign character and what stands around it. */
    private static String around(byte[] line) {
        int first = 0;
        while (first < line.length && line[first] >= 0) {
            first++;
        }
        int from = Math.max(0, first - 20);
        return new String(line, from, Math.min(line.length - from, 40), WESTERN).strip();
    }
}
