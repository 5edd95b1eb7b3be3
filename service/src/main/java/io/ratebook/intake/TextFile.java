package io.ratebook.intake;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A text file, plain or gzip, in UTF-8. Whatever else it is, is named. */
final class TextFile {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path path;
    private final String name;
    private final ProblemLog log;

    TextFile(Path path, ProblemLog log) {
        this.path = path;
        Path last = path.getFileName();
        this.name = last == null ? path.toString() : last.toString();
        this.log = log;
    }

    String name() {
        return name;
    }

    /** Reads characters, and may fail at it. */
    interface Reading {
        void read(Reader reader) throws IOException;
    }

    /** Opens the file and hands its characters over; what keeps them from being read is reported. */
    void read(Reading reading) {
        if (!isThere()) {
            return;
        }
        try (InputStream bytes = unpacked()) {
            byte[] start = bytes.readNBytes(4);
            String foreign = Signature.foreign(start);
            if (!foreign.isEmpty()) {
                problem(foreign, "text in UTF-8: in a spreadsheet program, save it as \"CSV UTF-8\"");
                return;
            }
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(Signature.withoutMark(start)), bytes);
            reading.read(new InputStreamReader(
                    whole,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
        } catch (IOException | RuntimeException failure) {
            explain(failure);
        }
    }

    private boolean isThere() {
        if (Files.notExists(path)) {
            problem("", "a file, but there is none at " + path.toAbsolutePath());
        } else if (Files.isDirectory(path)) {
            problem("", "a file, but " + path.toAbsolutePath() + " is a folder");
        } else if (!Files.isReadable(path)) {
            problem("", "a file that may be read: the right to read " + path.toAbsolutePath() + " is missing");
        } else {
            return true;
        }
        return false;
    }

    InputStream unpacked() throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
        bytes.mark(2);
        boolean packed = bytes.read() == 0x1F && bytes.read() == 0x8B;
        bytes.reset();
        return packed ? new BufferedInputStream(new GZIPInputStream(bytes, BUFFER_BYTES), BUFFER_BYTES) : bytes;
    }

    /** Names the cause of a failure to read; a failure of another kind is a fault of this program and goes on. */
    private void explain(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                reportForeignBytes();
                return;
            }
            if (cause instanceof EOFException || cause instanceof ZipException) {
                problem("", "a whole gzip file: this one is cut off or damaged (" + cause.getMessage() + ")");
                return;
            }
            if (cause instanceof IOException) {
                problem("", "a file that can be read to its end: " + cause.getMessage());
                return;
            }
        }
        if (failure instanceof RuntimeException fault) {
            throw fault;
        }
    }

    /** Reads a second time to find all such lines; a pipe can be read only once. */
    private void reportForeignBytes() {
        if (!Files.isRegularFile(path)) {
            problem("", "text in UTF-8, but there are lines in another encoding");
            return;
        }
        try (InputStream bytes = unpacked()) {
            ForeignBytes.report(bytes, name, log);
        } catch (IOException unreadable) {
            problem("", "a file that can be read to its end: " + unreadable.getMessage());
        }
    }

    private void problem(String found, String expected) {
        log.report(new LineProblem(name, 0, "", found, expected));
    }
}
