package io.ratebook.intake;

import io.ratebook.evaluation.SaleLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of sales and the problems met, of a file that a test writes. */
record ReadSales(List<SaleLine> lines, List<String> problems) {
    static final String TITLES = "reference,type,occurred_at,amount,currency";

    /** Without a currency of the policy. */
    static ReadSales of(Path folder, String text) {
        return of(folder, text.getBytes(StandardCharsets.UTF_8), null);
    }

    static ReadSales of(Path folder, byte[] bytes, @Nullable String policyCurrency) {
        try {
            return at(Files.write(folder.resolve("sales.csv"), bytes), policyCurrency);
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    static ReadSales at(Path file, @Nullable String policyCurrency) {
        List<SaleLine> lines = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        ProblemLog log = new ProblemLog(problem -> problems.add(problem.text()));
        LineFile<SaleColumn> source = new LineFile<>(file, SaleColumn.class, log);
        SaleLines reader = new SaleLines(source.name(), policyCurrency, log);
        source.read(raw -> {
            SaleLine line = reader.read(raw);
            if (line != null) {
                lines.add(line);
            }
        });
        return new ReadSales(lines, problems);
    }

    /** One line with one further column, or with another value in one of the five usual ones. */
    static ReadSales with(Path folder, String column, String value) {
        List<String> titles = new ArrayList<>(List.of(TITLES.split(",")));
        List<String> values = new ArrayList<>(List.of("OR1", "sale", "2011-03-01T09:30:00Z", "15.30", "GBP"));
        int at = titles.indexOf(column);
        if (at < 0) {
            titles.add(column);
            values.add(value);
        } else {
            values.set(at, value);
        }
        return of(folder, String.join(",", titles) + "\n\"" + String.join("\",\"", values) + "\"\n");
    }

    SaleLine only() {
        if (lines.size() != 1 || !problems.isEmpty()) {
            throw new AssertionError(lines.size() + " lines, problems " + problems);
        }
        return lines.get(0);
    }
}
