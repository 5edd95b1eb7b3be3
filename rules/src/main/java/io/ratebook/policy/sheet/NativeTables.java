package io.ratebook.policy.sheet;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells DRL, and native Drools decision tables, from workbooks of data. Both are code: compiling them already runs what
 * stands in them, so they are refused by name until there is a sandbox to compile them in.
 */
final class NativeTables {
    static final String DRL = "DRL";
    static final String REFUSED =
            "DRL is refused until its sandbox exists; sets that come with the product are named in"
                    + " the setting DRL of the Policy sheet";

    /** Cells that begin a native table, in the first column with content or anywhere. */
    private static final Set<String> MARKS = Set.of("ruleset", "ruletable");

    private static final Pattern RULE_TABLE = Pattern.compile("ruletable\\s+\\S.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern DRL_TEXT = Pattern.compile(
            "(?s)\\s*((//[^\\n]*|#[^\\n]*)\\n\\s*|/\\*.*?\\*/\\s*)*(package\\s+[\\w.]+\\s*;?\\s|rule\\s+[\"\\w]|import\\s+[\\w.]+;|unit\\s+\\w+;).*");

    private NativeTables() {}

    /** One error a sheet, at the cell that says RuleSet or RuleTable. */
    static void report(Grid grid, Problems problems) {
        for (Grid.Line line : grid.rows()) {
            for (Cell cell : line.cells()) {
                if (cell.isText() && isMark(cell.trimmed())) {
                    problems.error(
                            grid.spot(cell),
                            cell.shown(),
                            "a table of data: a native Drools decision table is code, and is refused until its sandbox"
                                    + " exists",
                            "remove the sheet " + grid.name() + ", or write its rows as Rates");
                    return;
                }
            }
        }
    }

    private static boolean isMark(String text) {
        return MARKS.contains(text.toLowerCase(Locale.ROOT))
                || RULE_TABLE.matcher(text).matches();
    }

    /** Whether a text begins as a file of DRL does. */
    static boolean isDrl(String start) {
        return DRL_TEXT.matcher(start).matches();
    }
}
