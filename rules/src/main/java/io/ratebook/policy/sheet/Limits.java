package io.ratebook.policy.sheet;

/** How large a workbook may be; each is checked while reading, before memory is taken. */
final class Limits {
    static final int FILE_BYTES = 20 * 1024 * 1024;
    static final long UNPACKED_BYTES = 200L * 1024 * 1024;
    static final int PARTS = 500;
    static final int ROWS = 12_000;
    static final int COLUMNS = 60;

    /** Filled cells of all sheets together: one sheet of the largest size and some more. */
    static final int CELLS = 1_000_000;

    /** Filled rows of all sheets together. */
    static final int ROWS_OF_ALL_SHEETS = 100_000;

    static final int SHARED_TEXTS = 1_000_000;
    static final int SHARED_CHARACTERS = 32 * 1024 * 1024;

    /** What spreadsheet programs allow in one cell. */
    static final int CELL_CHARACTERS = 32_767;

    /** Parts that the package layer reads into a tree: content types, relationships, properties. */
    static final int TREE_PART_BYTES = 4 * 1024 * 1024;

    /** The longest stretch of a part without {@code <}; a cell's text is at most 32,767 characters. */
    static final int RUN_BYTES = 1024 * 1024;

    private Limits() {}
}
