package io.ratebook.policy.sheet;

import java.util.List;

/**
 * A sheet to be looked at beside the list of its problems.
 *
 * @param name as the tab says
 * @param hidden whether the tab is hidden
 * @param columns widths in characters from column A on; 0 where the sheet says nothing
 * @param rows those with a filled cell, from the top
 * @param rowsLeftOff further filled rows that are not shown: of a large workbook only the first are
 */
public record SheetView(String name, boolean hidden, List<Integer> columns, List<Row> rows, int rowsLeftOff) {
    public SheetView {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param number from 1
     * @param cells the filled ones, from the left
     */
    public record Row(int number, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A cell.
     *
     * @param at as spreadsheet programs call it: {@code G12}
     * @param text for people, shortened: {@code 8 %}, {@code 2026-01-31}, {@code 25.5}
     * @param kind what is stored
     */
    public record Cell(String at, String text, Kind kind) {}

    /** What a cell stores. */
    public enum Kind {
        TEXT,
        NUMBER,
        PERCENT,
        DATE,
        BOOLEAN,
        /** Nothing that counts: {@code #N/A}, a formula without a value. */
        ERROR
    }
}
