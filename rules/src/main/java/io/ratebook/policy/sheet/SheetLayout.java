package io.ratebook.policy.sheet;

import io.ratebook.policy.Layout;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where titles stand in a workbook that was read. A setting of the Policy sheet has one cell, whatever the row. */
final class SheetLayout implements Layout {
    private final Map<String, Map<String, Integer>> columns = new HashMap<>();
    private final Map<String, Map<String, String>> settings = new HashMap<>();

    void add(Table table) {
        columns.put(table.grid().name(), Map.copyOf(table.columnOfTitle()));
    }

    void add(String sheet, PolicySheet policy) {
        settings.put(sheet, policy.addresses());
    }

    @Override
    public @Nullable String cellOf(String sheet, int row, String title) {
        String key = Text.key(title);
        Map<String, String> cells = settings.get(sheet);
        if (cells != null) {
            return cells.get(key);
        }
        Integer column = columns.getOrDefault(sheet, Map.of()).get(key);
        return column == null || row < 1 ? null : Spot.address(row, column);
    }
}
