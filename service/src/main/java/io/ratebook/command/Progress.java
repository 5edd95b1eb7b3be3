package io.ratebook.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** One line on a terminal that says what is being done; nowhere else. */
final class Progress {
    private static final long EVERY_NANOS = 100_000_000L;
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final PrintWriter terminal;
    private final boolean shown;
    private long lastNanos = Long.MIN_VALUE;

    Progress(PrintWriter terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    /** A new step: shown at once. */
    void step(String what) {
        lastNanos = System.nanoTime();
        print(what);
    }

    /** How far the step is: shown ten times a second at most. */
    void at(String what) {
        if (System.nanoTime() - lastNanos >= EVERY_NANOS) {
            step(what);
        }
    }

    /** Takes the line away, so that what follows stands at its place. */
    void clear() {
        print("");
    }

    private void print(String what) {
        if (shown) {
            terminal.print("\r\u001b[K" + what);
            terminal.flush();
        }
    }

    /**
     * Whether a person may be watching standard error; a redirected standard output does not matter. Elsewhere than on
     * Linux nobody can tell, so progress has to be asked for.
     */
    static boolean isWatched() {
        try {
            String device = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return false;
        }
    }
}
