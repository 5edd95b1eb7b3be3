package io.ratebook.command;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.ratebook.evaluation.ResultLine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** How results are written. */
enum ResultFormat {
    /** RFC 4180 under a title line, UTF-8, lines ended by LF. */
    csv {
        @Override
        void write(OutputStream out, Lines lines) throws IOException {
            CsvWriter writer =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8);
            ResultColumns columns = new ResultColumns();
            writer.writeRecord(ResultColumns.TITLES);
            lines.forEach(line -> writer.writeRecord(guarded(columns.of(line))));
            writer.flush();
        }
    },

    /** One JSON object a line, every value a text: an amount must not become a floating-point number on its way. */
    ndjson {
        @Override
        void write(OutputStream out, Lines lines) throws IOException {
            try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
                ResultColumns columns = new ResultColumns();
                lines.forEach(line -> {
                    String[] values = columns.of(line);
                    json.writeStartObject();
                    for (int i = 0; i < values.length; i++) {
                        json.writeStringProperty(ResultColumns.TITLES[i], values[i]);
                    }
                    json.writeEndObject();
                    json.writeRaw('\n');
                });
            }
        }
    };

    private static final JsonFactory JSON =
            JsonFactory.builder().rootValueSeparator((String) null).build();

    private static final String STARTS_FORMULA = "=+-@\t\r";

    /** Gives lines one by one. */
    interface Lines {
        void forEach(Consumer<ResultLine> reader);
    }

    abstract void write(OutputStream out, Lines lines) throws IOException;

    /**
     * A spreadsheet program runs a cell that begins like a formula. The reason is free text and gets an apostrophe
     * before such a beginning. References and codes stay as they are, because other programs compare them byte for
     * byte, and so do amounts, which may begin with a minus.
     */
    private static String[] guarded(String[] values) {
        int reason = values.length - 1;
        if (!values[reason].isEmpty() && STARTS_FORMULA.indexOf(values[reason].charAt(0)) >= 0) {
            values[reason] = "'" + values[reason];
        }
        return values;
    }
}
