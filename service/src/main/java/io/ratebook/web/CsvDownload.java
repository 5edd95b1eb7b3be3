package io.ratebook.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * A list as a file of comma-separated values, for people and their spreadsheet programs, written line by line. A cell that such
 * a program would take for a formula begins with an apostrophe.
 */
public final class CsvDownload implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    /** Also the wide forms that some programs read alike. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20";

    private final CsvWriter writer;

    /** Begins the answer with a line of titles. */
    public CsvDownload(HttpServletResponse response, String fileName, String... titles) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(fileName, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        writer = begin(response.getOutputStream(), titles);
    }

    /** The same into anything else. */
    public CsvDownload(OutputStream out, String... titles) {
        writer = begin(out, titles);
    }

    private static CsvWriter begin(OutputStream out, String... titles) {
        CsvWriter begun = CsvWriter.builder().build(new BufferedOutputStream(out, BUFFER_BYTES));
        begun.writeRecord(titles);
        return begun;
    }

    /** A line; null is a blank cell. */
    public void line(@Nullable String... cells) {
        writer.writeRecord(Arrays.stream(cells).map(CsvDownload::harmless).toList());
    }

    /** Amounts are numbers, minus and all. */
    private static String harmless(@Nullable String cell) {
        if (cell == null || cell.isEmpty() || FORMULA_STARTS.indexOf(cell.charAt(0)) < 0 || isNumber(cell)) {
            return cell == null ? "" : cell;
        }
        return "'" + cell;
    }

    private static boolean isNumber(String cell) {
        boolean digits = false;
        for (int i = cell.charAt(0) == '-' ? 1 : 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = true;
            } else if (c != '.') {
                return false;
            }
        }
        return digits;
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
