package io.ratebook.policy.sheet;

import io.ratebook.policy.Column;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A sheet whose titles are bound.
 *
 * @param titleRow the row of the titles, 0 in an empty sheet
 * @param reading what stands behind "Rows are read", or null
 * @param titles by column index
 * @param columns WHEN columns in the order written
 * @param rows its data rows
 */
record Table(
        Grid grid,
        TableForm form,
        int titleRow,
        @Nullable Cell reading,
        SortedMap<Integer, Title> titles,
        Map<String, Integer> columnOfTitle,
        List<Column> columns,
        List<Grid.Line> rows) {
    /** The column under that title; -1 if the sheet has none. */
    int columnOf(String title) {
        return columnOfTitle.getOrDefault(Text.key(title), -1);
    }

    boolean has(String title) {
        return columnOf(title) >= 0;
    }
}
