package io.ratebook.policy;

import org.jspecify.annotations.Nullable;

/**
 * Where a row stands and what it is called.
 *
 * @param sheet the sheet's name: {@code Rates EMEA}
 * @param number the row's number in the sheet as spreadsheet programs show it, from 1
 * @param id given by the server and kept for ever ({@code R-0001}), or null in a workbook that has none yet
 */
public record RowRef(String sheet, int number, @Nullable String id) {
    /** The id, or {@code row 7} where there is none. */
    public String label() {
        return id == null ? "row " + number : id;
    }
}
