package io.ratebook.policy.sheet;

import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * A place in a workbook.
 *
 * @param sheet index in tab order, or -1 for the whole file
 * @param row from 1, or 0 for the whole sheet
 * @param column from 0, or -1 for no single cell
 */
record Spot(int sheet, int row, int column) {
    static final Spot FILE = new Spot(-1, 0, -1);

    static Spot ofSheet(int sheet) {
        return new Spot(sheet, 0, -1);
    }

    /** As spreadsheet programs call it, for example {@code G12}; null where no single cell is meant. */
    @Nullable
    String address() {
        return row == 0 || column < 0 ? null : address(row, column);
    }

    static String address(int row, int column) {
        return CellReference.convertNumToColString(column) + row;
    }
}
