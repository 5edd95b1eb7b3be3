package io.ratebook.policy.sheet;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells formulas that reach outside the workbook from plain ones. */
final class Formulas {
    private static final Pattern OUTSIDE_FUNCTION =
            Pattern.compile("\\b(webservice|rtd|filterxml|dde|call|register\\.id|image|stockhistory)\\s*\\(");

    private Formulas() {}

    /**
     * Whether a formula reads another file ({@code [1]Sheet1!A1}, {@code '[rates.xlsx]S'!A1}) or asks another program
     * ({@code cmd|'/c calc'!A1}). A column of a table, {@code Table1[Rate]} or {@code [@Rate]}, is inside.
     */
    static boolean reachOutside(String formula) {
        boolean text = false;
        int depth = 0;
        for (int i = 0; i < formula.length(); i++) {
            char letter = formula.charAt(i);
            if (letter == '"') {
                text = !text;
            } else if (!text && letter == '|') {
                return true;
            } else if (!text && letter == '[') {
                if (depth == 0 && !belongsToTable(formula, i)) {
                    return true;
                }
                depth++;
            } else if (!text && letter == ']') {
                depth--;
            }
        }
        return OUTSIDE_FUNCTION.matcher(formula.toLowerCase(Locale.ROOT)).find();
    }

    private static boolean belongsToTable(String formula, int bracket) {
        boolean named = bracket > 0
                && (Character.isLetterOrDigit(formula.charAt(bracket - 1)) || formula.charAt(bracket - 1) == '_');
        return named || formula.startsWith("@", bracket + 1);
    }
}
