package io.ratebook.version.web;

import io.ratebook.policy.sheet.WorkbookReader;
import io.ratebook.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The body of a request on the disk, so that those who wait for their turn take no memory; gone when closed. */
final class ReceivedFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    /** Read on so that the refusal is read by who is still sending; whoever sends more finds the line cut. */
    private static final long THROWN_AWAY_BYTES_MAX = 200L << 20;

    private final Path path;

    private ReceivedFile(Path path) {
        this.path = path;
    }

    /**
     * Reads the body to its end.
     *
     * @throws Refusal with status 413 if it is larger than any workbook may be
     */
    static ReceivedFile of(HttpServletRequest request) throws IOException {
        ReceivedFile file = new ReceivedFile(Files.createTempFile("ratebook-policy-", ".upload"));
        boolean whole = false;
        try (InputStream body = request.getInputStream()) {
            if (!file.copy(body)) {
                throwAway(body);
                throw Refusal.tooLarge(
                        "the file has more than %d MB: expected a workbook of at most that; remove pictures"
                                        .formatted(WorkbookReader.FILE_BYTES_MAX >> 20)
                                + " and unused sheets, or split the policy");
            }
            whole = true;
        } finally {
            if (!whole) {
                file.close();
            }
        }
        return file;
    }

    /** False if there is more than is read. */
    private boolean copy(InputStream body) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(path)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                size += read;
                if (size > WorkbookReader.FILE_BYTES_MAX) {
                    return false;
                }
                out.write(buffer, 0, read);
            }
        }
        return true;
    }

    private static void throwAway(InputStream body) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long left = THROWN_AWAY_BYTES_MAX;
        for (int read = body.read(buffer); read >= 0 && left > 0; read = body.read(buffer)) {
            left -= read;
        }
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
