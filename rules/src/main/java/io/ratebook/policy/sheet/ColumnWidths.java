package io.ratebook.policy.sheet;

import io.ratebook.policy.sheet.Styles.Side;
import io.ratebook.policy.sheet.TablePlan.Planned;
import java.util.List;
import java.util.Map;

/** How wide columns stand, in characters, so that the longest usual cell can be read. */
final class ColumnWidths {
    private static final int LEAST = 11;
    private static final int MOST = 46;
    private static final int COMMENT_LEAST = 40;
    /** Bold titles and the space beside a drop-down's arrow. */
    private static final int TITLE_ROOM = 3;
    /** Rows that are looked at: a table of 10,000 shows its usual width long before. */
    private static final int ROWS_SEEN = 500;

    private ColumnWidths() {}

    static int of(Planned column, List<Map<String, Value>> rows) {
        int width = Math.max(column.title().length() + TITLE_ROOM, LEAST);
        for (Map<String, Value> row : rows.subList(0, Math.min(rows.size(), ROWS_SEEN))) {
            Value value = row.get(column.title());
            if (value instanceof Value.Words words) {
                width = Math.max(width, words.text().length() + TITLE_ROOM);
            }
        }
        int wide = Math.min(width, MOST);
        return column.side() == Side.NOTES ? Math.max(wide, COMMENT_LEAST) : wide;
    }

    /** Lines that a wrapped hint takes in a column of that width. */
    static int lines(String hint, int width) {
        return 1 + (hint.length() - 1) / width;
    }
}
