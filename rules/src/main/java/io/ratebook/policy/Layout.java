package io.ratebook.policy;

import org.jspecify.annotations.Nullable;

/** Where a column of a table stands in the workbook a policy was read from, so that a check can point at the cell. */
@FunctionalInterface
public interface Layout {
    /**
     * The cell under that title in that row, for example {@code G12}; null if the sheet has no such column.
     *
     * @param sheet the sheet's name
     * @param row the row's number from 1
     * @param title as the vocabulary spells it: {@code Rate}, {@code Amount from}, {@code attribute: season}
     */
    @Nullable
    String cellOf(String sheet, int row, String title);

    /** Of a policy that was not read from a workbook. */
    static Layout none() {
        return (sheet, row, title) -> null;
    }
}
