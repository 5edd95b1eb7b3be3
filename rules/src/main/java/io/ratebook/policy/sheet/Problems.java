package io.ratebook.policy.sheet;

import io.ratebook.policy.Problem;
import io.ratebook.policy.Problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, wherever it is noticed; hands it out by sheet, row and column with the names known by then. */
final class Problems {
    /** More than a person would read; what is beyond is counted, not kept. */
    static final int KEPT_MAX = 10_000;

    private static final int FOUND_MAX = 80;
    private static final Comparator<Entry> BY_PLACE = Comparator.<Entry>comparingInt(entry -> entry.spot.sheet())
            .thenComparingInt(entry -> entry.spot.row())
            .thenComparingInt(entry -> entry.spot.column());

    private record Entry(Spot spot, Severity severity, String found, String expected, String suggestion) {}

    private record Line(int sheet, int number) {}

    private record Titled(String title, int row) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> sheets = new ArrayList<>();
    private final Map<Line, String> rowLabels = new HashMap<>();
    private final Map<Line, Titled> columnTitles = new HashMap<>();
    private int notKept;
    private boolean errorNotKept;

    /** Sheets are named in tab order. */
    void nameSheet(String name) {
        sheets.add(name);
    }

    void nameRow(int sheet, int row, String label) {
        rowLabels.put(new Line(sheet, row), label);
    }

    /** Cells above the title do not belong to it. */
    void nameColumn(int sheet, int column, String title, int row) {
        columnTitles.put(new Line(sheet, column), new Titled(title, row));
    }

    void error(Spot spot, String found, String expected, String suggestion) {
        add(new Entry(spot, Severity.ERROR, found, expected, suggestion));
    }

    void warn(Spot spot, String found, String expected, String suggestion) {
        add(new Entry(spot, Severity.WARNING, found, expected, suggestion));
    }

    private void add(Entry entry) {
        if (entries.size() < KEPT_MAX) {
            entries.add(entry);
        } else {
            notKept++;
            errorNotKept |= entry.severity == Severity.ERROR;
        }
    }

    /** By sheet, row and column; of one place in the order noticed. */
    List<Problem> sorted() {
        List<Problem> sorted = new ArrayList<>(entries.size() + 1);
        entries.stream().sorted(BY_PLACE).map(this::named).forEach(sorted::add);
        if (notKept > 0) {
            sorted.add(new Problem(
                    errorNotKept ? Severity.ERROR : Severity.WARNING,
                    "",
                    null,
                    null,
                    null,
                    notKept + " further problems",
                    "a workbook with at most " + KEPT_MAX + " problems",
                    "mend the problems listed, then check again"));
        }
        return List.copyOf(sorted);
    }

    private Problem named(Entry entry) {
        Spot spot = entry.spot;
        String sheet = spot.sheet() < 0 ? "" : sheets.get(spot.sheet());
        String row = spot.row() == 0
                ? null
                : rowLabels.getOrDefault(new Line(spot.sheet(), spot.row()), "row " + spot.row());
        return new Problem(
                entry.severity,
                sheet,
                spot.address(),
                row,
                title(spot),
                Text.shortened(entry.found, FOUND_MAX),
                entry.expected,
                entry.suggestion);
    }

    private @Nullable String title(Spot spot) {
        Titled titled = columnTitles.get(new Line(spot.sheet(), spot.column()));
        return titled == null || spot.row() < titled.row ? null : titled.title;
    }
}
