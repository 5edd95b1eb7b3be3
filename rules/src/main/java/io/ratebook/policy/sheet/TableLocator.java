package io.ratebook.policy.sheet;

import io.ratebook.policy.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/** Finds a table in its sheet: the title row wherever it stands, what stands above it, the grey row below it. */
final class TableLocator {
    private static final Set<String> HINTS = TableForm.hintKeys();
    private static final Set<String> BANNERS = Set.of("when", "then", "notes");
    private static final String READING = "rowsareread";

    private final Grid grid;
    private final TableForm form;
    private final Titles known;
    private final Problems problems;

    private TableLocator(Grid grid, TableForm form, Problems problems) {
        this.grid = grid;
        this.form = form;
        this.known = Titles.of(form);
        this.problems = problems;
    }

    static Table locate(Grid grid, TableForm form, Problems problems) {
        return new TableLocator(grid, form, problems).locate();
    }

    private Table locate() {
        int at = titleRow();
        if (at < 0) {
            return withoutTitles();
        }
        Grid.Line titleLine = grid.rows().get(at);
        SortedMap<Integer, Title> titles = bind(titleLine);
        Map<String, Integer> columnOfTitle = new HashMap<>();
        titles.forEach((column, title) -> columnOfTitle.put(Text.key(title.text()), column));
        Cell reading = readAbove(at);
        int data = at + 1;
        if (data < grid.rows().size() && isHintRow(grid.rows().get(data))) {
            data++;
        }
        List<Grid.Line> rows = grid.rows().subList(data, grid.rows().size());
        reportUntitled(titleLine, rows);
        reportMerged(titleLine.number());
        reportMissing(titleLine.number(), columnOfTitle);
        return new Table(
                grid, form, titleLine.number(), reading, titles, columnOfTitle, conditionColumns(titles), rows);
    }

    /** The first row with two known titles or nothing but known titles; else the first with one; -1 if there is none. */
    private int titleRow() {
        int withOne = -1;
        for (int i = 0; i < grid.rows().size(); i++) {
            List<Cell> cells = grid.rows().get(i).cells();
            long hits = cells.stream().filter(this::isKnownTitle).count();
            if (hits >= 2 || hits > 0 && hits == cells.size()) {
                return i;
            }
            if (hits == 1 && withOne < 0 && isTitleLike(cells)) {
                withOne = i;
            }
        }
        return withOne;
    }

    private static boolean isTitleLike(List<Cell> cells) {
        return cells.stream().allMatch(Cell::isText);
    }

    private boolean isKnownTitle(Cell cell) {
        return cell.isText() && known.find(cell.trimmed()) != null;
    }

    private Table withoutTitles() {
        if (!grid.isEmpty()) {
            String wanted = String.join(
                    ", ",
                    form.outcomes().stream()
                            .filter(Outcome::required)
                            .map(Outcome::title)
                            .toList());
            problems.error(
                    grid.first(),
                    grid.rows().get(0).cells().get(0).shown(),
                    "a row of titles" + (wanted.isEmpty() ? "" : " with " + wanted),
                    "download a template and copy its titles");
        }
        return new Table(grid, form, 0, null, new TreeMap<>(), Map.of(), List.of(), List.of());
    }

    private SortedMap<Integer, Title> bind(Grid.Line line) {
        SortedMap<Integer, Title> titles = new TreeMap<>();
        Map<String, Cell> seen = new HashMap<>();
        for (Cell cell : line.cells()) {
            Title title = cell.isText() ? known.find(cell.trimmed()) : null;
            if (title == null) {
                Misread refusal = known.refusal(cell.shown());
                problems.nameColumn(grid.index(), cell.column(), cell.shown(), line.number());
                problems.error(grid.spot(cell), cell.shown(), refusal.expected(), refusal.suggestion());
                continue;
            }
            problems.nameColumn(grid.index(), cell.column(), title.text(), line.number());
            Cell first = seen.putIfAbsent(Text.key(title.text()), cell);
            if (first != null) {
                problems.error(
                        grid.spot(cell),
                        cell.shown(),
                        "each title once",
                        "it stands in " + Spot.address(first.row(), first.column()) + " already; put both into one"
                                + " column");
                continue;
            }
            titles.put(cell.column(), title);
        }
        return titles;
    }

    /** Understands what stands above the titles: one title of the sheet, the reading, the WHEN and THEN line. */
    private @Nullable Cell readAbove(int titleIndex) {
        Cell reading = null;
        for (int i = 0; i < titleIndex; i++) {
            List<Cell> cells = grid.rows().get(i).cells();
            if (Text.key(cells.get(0).trimmed()).equals(READING)) {
                reading = readReading(cells);
            } else if (i > 0 || cells.size() > 1) {
                cells.stream().filter(cell -> !isBanner(cell)).forEach(this::reportAbove);
            }
        }
        return reading;
    }

    private static boolean isBanner(Cell cell) {
        return cell.isText() && BANNERS.contains(Text.key(cell.text()));
    }

    private @Nullable Cell readReading(List<Cell> cells) {
        cells.stream().skip(2).forEach(this::reportAbove);
        return cells.size() > 1 ? cells.get(1) : null;
    }

    private void reportAbove(Cell cell) {
        problems.error(
                grid.spot(cell),
                cell.shown(),
                "above the titles only the sheet's title, \"Rows are read\" and WHEN, THEN, NOTES",
                "put remarks into the Comment column");
    }

    private static boolean isHintRow(Grid.Line line) {
        return line.cells().stream().allMatch(cell -> cell.isText() && HINTS.contains(Text.key(cell.text())));
    }

    private void reportUntitled(Grid.Line titleLine, List<Grid.Line> rows) {
        for (Grid.Line line : rows) {
            for (Cell cell : line.cells()) {
                if (titleLine.at(cell.column()) == null) {
                    problems.error(
                            grid.spot(cell),
                            cell.shown(),
                            "a title above it in row " + titleLine.number(),
                            "give the column a title, or remove the cell");
                }
            }
        }
    }

    private void reportMerged(int titleRow) {
        for (CellRangeAddress area : grid.merged()) {
            if (area.getLastRow() + 1 >= titleRow && area.getNumberOfCells() > 1) {
                problems.error(
                        new Spot(grid.index(), area.getFirstRow() + 1, area.getFirstColumn()),
                        "merged cells " + area.formatAsString(),
                        "one value in each cell: of merged cells only the first has one",
                        "unmerge them and fill every cell");
            }
        }
    }

    private void reportMissing(int titleRow, Map<String, Integer> columnOfTitle) {
        for (Outcome outcome : form.outcomes()) {
            if (outcome.required() && !columnOfTitle.containsKey(Text.key(outcome.title()))) {
                problems.error(
                        new Spot(grid.index(), titleRow, -1),
                        "no column titled " + outcome.title(),
                        "a column titled " + outcome.title(),
                        "add it: " + outcome.hint());
            }
        }
    }

    private static List<Column> conditionColumns(SortedMap<Integer, Title> titles) {
        Set<Column> columns = new LinkedHashSet<>();
        for (Title title : titles.values()) {
            if (title instanceof Title.Condition condition) {
                columns.add(condition.column());
            }
        }
        return new ArrayList<>(columns);
    }
}
