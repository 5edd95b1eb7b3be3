package io.ratebook.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A file of lines in either form: NDJSON if its first character is an opening brace, else CSV. */
final class LineFile<C extends Enum<C> & FileColumn> {
    private static final int START_CHARS = 1024;

    private final TextFile text;
    private final Titles<C> titles;
    private final ProblemLog log;

    LineFile(Path path, Class<C> columns, ProblemLog log) {
        this.text = new TextFile(path, log);
        this.titles = new Titles<>(columns);
        this.log = log;
    }

    String name() {
        return text.name();
    }

    void read(Consumer<RawLine<C>> taker) {
        text.read(characters -> {
            BufferedReader reader = new BufferedReader(characters, 1 << 16);
            if (startsWithBrace(reader)) {
                new JsonLines<>(name(), titles, log).read(reader, taker);
            } else {
                new CsvLines<>(name(), titles, log).read(reader, taker);
            }
        });
    }

    private static boolean startsWithBrace(Reader reader) throws IOException {
        reader.mark(START_CHARS);
        int c = reader.read();
        for (int i = 1; i < START_CHARS && Character.isWhitespace(c); i++) {
            c = reader.read();
        }
        reader.reset();
        return c == '{';
    }
}
