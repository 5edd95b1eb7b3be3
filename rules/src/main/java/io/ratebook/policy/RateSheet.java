package io.ratebook.policy;

import java.util.List;

/**
 * One Rates sheet. Sheets of one reading form one list in the workbook's tab order.
 *
 * @param name the sheet's name
 * @param reading first match or adding
 * @param columns its WHEN columns in the order written; explanations name the first that failed in this order
 * @param rows its rows in order
 */
public record RateSheet(String name, Reading reading, List<Column> columns, List<RateRow> rows) {
    public RateSheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
