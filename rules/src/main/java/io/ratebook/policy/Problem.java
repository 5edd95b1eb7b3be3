package io.ratebook.policy;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong, or worth a look, in a workbook. One sentence that names the thing, its value and what was expected.
 *
 * @param severity errors keep a version from being used; warnings do not
 * @param sheet the sheet's name, or empty if it concerns the whole file
 * @param cell as spreadsheet programs call it ({@code G12}), or null if it concerns the sheet or the file
 * @param row the row's label ({@code R-0012} or {@code row 12}), or null
 * @param column the column's title, or null
 * @param found what stands there, shortened to 80 characters, or empty
 * @param expected what may stand there
 * @param suggestion the mend, or empty: the nearest known title, how to type it
 */
public record Problem(
        Severity severity,
        String sheet,
        @Nullable String cell,
        @Nullable String row,
        @Nullable String column,
        String found,
        String expected,
        String suggestion) {
    public enum Severity {
        ERROR,
        WARNING
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** In one line: {@code error Rates!G12 (R-0012, Rate): found "8", expected a percentage; type 8 %}. */
    public String text() {
        StringBuilder text = new StringBuilder(isError() ? "error " : "warning ").append(place());
        if (!found.isEmpty()) {
            text.append("found \"").append(found).append("\", ");
        }
        text.append("expected ").append(expected);
        if (!suggestion.isEmpty()) {
            text.append("; ").append(suggestion);
        }
        return text.toString();
    }

    private String place() {
        String place = cell == null ? sheet : sheet + "!" + cell;
        String inside = row == null ? "" : row;
        if (column != null) {
            inside = inside.isEmpty() ? column : inside + ", " + column;
        }
        if (!inside.isEmpty()) {
            place = place + " (" + inside + ")";
        }
        return place.isEmpty() ? "" : place.strip() + ": ";
    }
}
