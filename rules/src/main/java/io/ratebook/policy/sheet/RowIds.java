package io.ratebook.policy.sheet;

import java.util.HashMap;
import java.util.Map;

/** Row ids are kept for ever, so within one kind of table (all Rates sheets together) each stands once. */
final class RowIds {
    private record Key(TableForm form, String id) {}

    private final Map<Key, String> seen = new HashMap<>();
    private final Problems problems;

    RowIds(Problems problems) {
        this.problems = problems;
    }

    /** False, with an error at the cell, if another row has the id already. */
    boolean add(Table table, Cell cell, String id) {
        String here = table.grid().name() + "!" + Spot.address(cell.row(), cell.column());
        String first = seen.putIfAbsent(new Key(table.form(), id), here);
        if (first == null) {
            return true;
        }
        problems.error(
                table.grid().spot(cell),
                id,
                "each row id once; this one stands in " + first + " already",
                "empty this cell: a new row gets its id when it is uploaded");
        return false;
    }
}
