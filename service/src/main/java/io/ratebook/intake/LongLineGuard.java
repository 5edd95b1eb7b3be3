package io.ratebook.intake;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines of bounded length: a file without line ends must not fill the memory. */
final class LongLineGuard {
    static final int LENGTH_MAX = 1 << 20;

    private final BufferedReader reader;
    private final StringBuilder line = new StringBuilder();
    private boolean cut;

    LongLineGuard(BufferedReader reader) {
        this.reader = reader;
    }

    /** The next line without its end, null behind the last; of a longer one only its start. */
    @Nullable
    String next() throws IOException {
        line.setLength(0);
        cut = false;
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = reader.read()) {
            if (line.length() < LENGTH_MAX) {
                line.append((char) c);
            } else {
                cut = true;
            }
        }
        return line.toString();
    }

    boolean wasCut() {
        return cut;
    }
}
