package io.ratebook.version.web;

import io.ratebook.policy.RowRef;
import io.ratebook.policy.check.PolicyDiff;
import io.ratebook.policy.check.PolicyDiff.Change;
import io.ratebook.policy.check.PolicyDiff.RowAdded;
import io.ratebook.policy.check.PolicyDiff.RowChanged;
import io.ratebook.policy.check.PolicyDiff.RowRemoved;
import io.ratebook.policy.check.PolicyDiff.SettingChanged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a version changes against another.
 *
 * @param before number of the one
 * @param after number of the other
 * @param changes settings first, then sheet by sheet
 */
record DiffJson(int before, int after, List<ChangeJson> changes) {
    /**
     * A change.
     *
     * @param what setting, added, removed, changed
     * @param row the row's id; null for a setting
     * @param number where the row stands (of a removed one: stood) in its sheet, from 1; null for a setting
     * @param moved whether it changed places with other rows
     * @param cells what differs; of a setting its one value
     * @param content of an added or removed row, else null
     * @param text all of it in one line
     */
    record ChangeJson(
            String what,
            String sheet,
            @Nullable String row,
            @Nullable Integer number,
            boolean moved,
            List<CellJson> cells,
            @Nullable String content,
            String text) {}

    /** A cell; null is blank. */
    record CellJson(
            String title, @Nullable String before, @Nullable String after) {}

    static DiffJson of(int before, int after, PolicyDiff diff) {
        return new DiffJson(
                before, after, diff.changes().stream().map(DiffJson::change).toList());
    }

    private static ChangeJson change(Change change) {
        if (change instanceof SettingChanged setting) {
            CellJson cell = new CellJson(setting.title(), setting.before(), setting.after());
            return new ChangeJson("setting", setting.sheet(), null, null, false, List.of(cell), null, setting.text());
        }
        if (change instanceof RowAdded added) {
            return row("added", added.row(), false, List.of(), added.content(), added.text());
        }
        if (change instanceof RowRemoved removed) {
            return row("removed", removed.row(), false, List.of(), removed.content(), removed.text());
        }
        RowChanged changed = (RowChanged) change;
        List<CellJson> cells = changed.cells().stream()
                .map(cell -> new CellJson(cell.title(), cell.before(), cell.after()))
                .toList();
        return row("changed", changed.row(), changed.moved(), cells, null, changed.text());
    }

    private static ChangeJson row(
            String what, RowRef ref, boolean moved, List<CellJson> cells, @Nullable String content, String text) {
        return new ChangeJson(what, ref.sheet(), ref.label(), ref.number(), moved, cells, content, text);
    }
}
