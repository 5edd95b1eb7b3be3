package io.ratebook.version;

import io.ratebook.policy.Problem;
import io.ratebook.policy.Problem.Severity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong, or worth a look, in an uploaded workbook, as it is stored and shown.
 *
 * @param severity {@code error} or {@code warning}; errors keep the workbook from becoming a version
 * @param sheet empty if it concerns the whole file
 * @param cell {@code G12}, or null if it concerns the sheet or the file
 * @param row the row's id, else {@code row 12}, or null
 * @param column the column's title, or null
 * @param suggestion the mend, or empty
 * @param text all of it in one line
 */
public record CellProblem(
        String severity,
        String sheet,
        @Nullable String cell,
        @Nullable String row,
        @Nullable String column,
        String found,
        String expected,
        String suggestion,
        String text) {
    static CellProblem of(Problem problem) {
        return new CellProblem(
                problem.severity().name().toLowerCase(Locale.ROOT),
                problem.sheet(),
                problem.cell(),
                problem.row(),
                problem.column(),
                problem.found(),
                problem.expected(),
                problem.suggestion(),
                problem.text());
    }

    Problem problem() {
        Severity said = Severity.valueOf(severity.toUpperCase(Locale.ROOT));
        return new Problem(said, sheet, cell, row, column, found, expected, suggestion);
    }
}
