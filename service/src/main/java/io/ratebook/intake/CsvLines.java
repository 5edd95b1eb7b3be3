package io.ratebook.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Comma-separated lines under a title line, as RFC 4180 has them. */
final class CsvLines<C extends Enum<C> & FileColumn> {
    private final String file;
    private final Titles<C> titles;
    private final ProblemLog log;

    CsvLines(String file, Titles<C> titles, ProblemLog log) {
        this.file = file;
        this.titles = titles;
        this.log = log;
    }

    /** Hands over every line that has as many values as there are titles; lines without any value are no lines. */
    void read(Reader reader, Consumer<RawLine<C>> taker) throws IOException {
        int line = 1;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(reader)) {
            Iterator<CsvRecord> all = records.iterator();
            if (!all.hasNext()) {
                problem(
                        0,
                        "",
                        "",
                        "a title line with " + String.join(", ", titles.required()) + ", but the file is empty");
                return;
            }
            List<Titles.Target<C>> targets = bind(all.next());
            if (targets.isEmpty()) {
                return;
            }
            while (all.hasNext()) {
                CsvRecord record = all.next();
                line = Math.toIntExact(record.getStartingLineNumber());
                take(record, line, targets, taker);
            }
        } catch (CsvParseException broken) {
            rethrowReading(broken);
            problem(
                    line,
                    "",
                    "",
                    "comma-separated values from here on: " + broken.getMessage()
                            + " (is a double quote opened and never closed?)");
        }
    }

    private void take(CsvRecord record, int line, List<Titles.Target<C>> targets, Consumer<RawLine<C>> taker) {
        Titles<C>.Draft draft = titles.draft(line);
        int count = record.getFieldCount();
        for (int i = 0; i < Math.min(count, targets.size()); i++) {
            draft.put(targets.get(i), record.getField(i));
        }
        RawLine<C> raw = draft.line();
        if (count == targets.size()) {
            if (!raw.isBlank()) {
                taker.accept(raw);
            }
            return;
        }
        problem(
                line,
                "",
                record.getField(0) + (count > 1 ? "," + record.getField(1) + ",..." : ""),
                targets.size() + " values, one for each title, but the line has " + count
                        + (String.join("", record.getFields()).contains("\n")
                                ? " and goes over several lines: is a double quote opened and never closed?"
                                : ""));
    }

    /** What each title stands for; empty if one of them is wrong, after all that is wrong was reported. */
    private List<Titles.Target<C>> bind(CsvRecord header) {
        long before = log.count();
        int line = Math.toIntExact(header.getStartingLineNumber());
        if (header.getFieldCount() == 1 && header.getField(0).matches(".*[;\t].*")) {
            problem(line, "", header.getField(0), "titles separated by commas");
            return List.of();
        }
        List<Titles.Target<C>> targets = new ArrayList<>();
        Set<Titles.Target<C>> met = new HashSet<>();
        for (String title : header.getFields()) {
            Titles.Target<C> target = titles.find(title);
            if (target == null) {
                problem(line, title, "", title.isBlank() ? "a title in every column" : titles.expectedInsteadOf(title));
            } else if (!met.add(target)) {
                problem(line, title, "", "every title once");
            } else {
                targets.add(target);
            }
        }
        for (String title : titles.required()) {
            if (!met.contains(titles.find(title))) {
                problem(line, title, "", "this column, which is missing");
            }
        }
        return log.count() == before ? targets : List.of();
    }

    /** A failure of the file below the text is not the text's. */
    private static void rethrowReading(CsvParseException broken) throws IOException {
        if (broken.getCause() instanceof IOException reading) {
            throw reading;
        }
    }

    private void problem(int line, String column, String found, String expected) {
        log.report(new LineProblem(file, line, column, found, expected));
    }
}
