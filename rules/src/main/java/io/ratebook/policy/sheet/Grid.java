package io.ratebook.policy.sheet;

import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/**
 * The filled cells of one sheet.
 *
 * @param index in tab order
 * @param rows those with a filled cell, from the top
 * @param merged merged areas, of which only the first cell counts
 */
record Grid(int index, String name, List<Line> rows, List<CellRangeAddress> merged) {
    /**
     * A row.
     *
     * @param number from 1
     * @param cells from the left
     */
    record Line(int number, List<Cell> cells) {
        @Nullable
        Cell at(int column) {
            for (Cell cell : cells) {
                if (cell.column() == column) {
                    return cell;
                }
            }
            return null;
        }
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Spot spot(Cell cell) {
        return new Spot(index, cell.row(), cell.column());
    }

    Spot first() {
        return isEmpty() ? Spot.ofSheet(index) : spot(rows.get(0).cells().get(0));
    }
}
