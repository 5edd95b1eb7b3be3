package io.ratebook.policy.sheet;

import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.RowRef;
import io.ratebook.policy.sheet.Title.End;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One data row of a table, read cell by cell; what is wrong is reported at the cell and remembered for the row. */
final class RowReader {
    private final Table table;
    private final Problems problems;
    private final @Nullable Cell[] cells = new Cell[Limits.COLUMNS];
    private final RowRef ref;
    private boolean broken;

    RowReader(Table table, Grid.Line line, RowIds ids, Problems problems) {
        this.table = table;
        this.problems = problems;
        for (Cell cell : line.cells()) {
            cells[cell.column()] = cell;
        }
        Cell id = at(TableForm.ROW);
        String label = id == null ? null : readCell(id, Names.ROW_ID);
        ref = new RowRef(table.grid().name(), line.number(), label);
        problems.nameRow(table.grid().index(), line.number(), ref.label());
        if (id != null && label != null) {
            broken |= !ids.add(table, id, label);
        }
    }

    RowRef ref() {
        return ref;
    }

    /** Whether a cell of this row could not be understood: the row then says less than its author meant. */
    boolean isBroken() {
        return broken;
    }

    @Nullable
    Cell at(String title) {
        int column = table.columnOf(title);
        return column < 0 ? null : cells[column];
    }

    @Nullable
    Cell at(int column) {
        return cells[column];
    }

    boolean has(String title) {
        return at(title) != null;
    }

    /** The cell's value; null where it is blank or could not be understood. */
    <T> @Nullable T read(String title, Grammar<T> grammar) {
        Cell cell = at(title);
        return cell == null ? null : readCell(cell, grammar);
    }

    /** As {@link #read}, and blank is an error. */
    <T> @Nullable T require(String title, Grammar<T> grammar, String expected) {
        if (!has(title)) {
            missing(title, expected);
            return null;
        }
        return read(title, grammar);
    }

    <T> @Nullable T readCell(Cell cell, Grammar<T> grammar) {
        try {
            return grammar.read(cell, (expected, suggestion) -> warn(cell, expected, suggestion));
        } catch (Misread fault) {
            error(cell, fault.expected(), fault.suggestion());
            return null;
        }
    }

    String comment() {
        Cell cell = at(TableForm.COMMENT);
        return cell == null ? "" : cell.shown();
    }

    /** The row's conditions; blank cells are not there. */
    SortedMap<Column, Condition> when(Conditions conditions) {
        SortedMap<Column, Condition> when = new TreeMap<>();
        for (Column column : table.columns()) {
            Condition condition = column.field().type().isBand() ? band(column, conditions) : codes(column);
            if (condition != null) {
                when.put(column, condition);
            }
        }
        return when;
    }

    private @Nullable Condition codes(Column column) {
        return read(Vocabulary.title(column, End.WHOLE), CodeList.of(column));
    }

    private @Nullable Condition band(Column column, Conditions conditions) {
        Cell from = at(Vocabulary.title(column, End.FROM));
        Cell below = at(Vocabulary.title(column, End.BELOW));
        return from == null && below == null ? null : conditions.band(this, column, from, below);
    }

    void missing(String title, String expected) {
        broken = true;
        int column = table.columnOf(title);
        if (column >= 0) {
            problems.error(
                    new Spot(table.grid().index(), ref.number(), column), "an empty cell", expected, "fill the cell");
        }
    }

    void error(Cell cell, String expected, String suggestion) {
        broken = true;
        problems.error(table.grid().spot(cell), cell.shown(), expected, suggestion);
    }

    void error(String title, String found, String expected, String suggestion) {
        broken = true;
        problems.error(
                new Spot(table.grid().index(), ref.number(), table.columnOf(title)), found, expected, suggestion);
    }

    void warn(Cell cell, String expected, String suggestion) {
        problems.warn(table.grid().spot(cell), cell.shown(), expected, suggestion);
    }
}
