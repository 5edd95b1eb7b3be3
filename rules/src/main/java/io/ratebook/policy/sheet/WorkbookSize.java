package io.ratebook.policy.sheet;

/** Counts filled cells and rows over all sheets and stops at the limit. */
final class WorkbookSize {
    private int cells;
    private int rows;

    void countCell() throws TooMuch {
        if (++cells > Limits.CELLS) {
            throw new TooMuch(
                    "more than " + Limits.CELLS + " filled cells",
                    "at most " + Limits.CELLS + " filled cells in all sheets together");
        }
    }

    void countRow() throws TooMuch {
        if (++rows > Limits.ROWS_OF_ALL_SHEETS) {
            throw new TooMuch(
                    "more than " + Limits.ROWS_OF_ALL_SHEETS + " filled rows",
                    "at most " + Limits.ROWS_OF_ALL_SHEETS + " filled rows in all sheets together");
        }
    }
}
