package io.ratebook.policy;

import java.util.List;

/**
 * Rows of one of the tables that stand in a single sheet.
 *
 * @param columns its WHEN columns in the order written
 * @param rows its rows in order
 */
public record Sheet<R>(List<Column> columns, List<R> rows) {
    public Sheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public static <R> Sheet<R> empty() {
        return new Sheet<>(List.of(), List.of());
    }
}
