package io.ratebook.golden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A block of a golden file: {@code [Rates]}, then rows of cells between bars.
 *
 * @param name what stands in brackets
 */
record GoldenTable(String name, List<List<String>> rows) {
    static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }

    /** Rows under the first one by its titles; blank cells are left out. */
    List<Map<String, String>> records() {
        List<Map<String, String>> records = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, String> cellsByTitle = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                if (!row.get(i).isEmpty()) {
                    cellsByTitle.put(rows.get(0).get(i), row.get(i));
                }
            }
            records.add(cellsByTitle);
        }
        return records;
    }
}
