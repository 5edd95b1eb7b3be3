package io.ratebook.version.web;

import io.ratebook.policy.sheet.SheetView;
import java.util.List;
import java.util.Locale;

/** The sheets of a workbook, to be looked at. */
record SheetsJson(List<Sheet> sheets) {
    /**
     * A sheet.
     *
     * @param columns widths in characters from column A on; 0 where the sheet says nothing
     * @param rowsLeftOff further filled rows that are not shown
     */
    record Sheet(String name, boolean hidden, List<Integer> columns, List<Row> rows, int rowsLeftOff) {}

    /** A row; its number is from 1. */
    record Row(int number, List<Cell> cells) {}

    /** A cell; kinds are text, number, percent, date, boolean and error. */
    record Cell(String at, String text, String kind) {}

    static SheetsJson of(List<SheetView> views) {
        return new SheetsJson(views.stream().map(SheetsJson::sheet).toList());
    }

    private static Sheet sheet(SheetView view) {
        List<Row> rows = view.rows().stream()
                .map(row -> new Row(
                        row.number(), row.cells().stream().map(SheetsJson::cell).toList()))
                .toList();
        return new Sheet(view.name(), view.hidden(), view.columns(), rows, view.rowsLeftOff());
    }

    private static Cell cell(SheetView.Cell cell) {
        return new Cell(cell.at(), cell.text(), cell.kind().name().toLowerCase(Locale.ROOT));
    }
}
