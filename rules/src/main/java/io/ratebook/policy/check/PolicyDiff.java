package io.ratebook.policy.check;

import io.ratebook.policy.Policy;
import io.ratebook.policy.RowRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was changed between two policies, as a person who edits the workbook would say it.
 *
 * @param changes settings first, then sheet by sheet in the order of the new policy
 */
public record PolicyDiff(List<Change> changes) {
    public PolicyDiff {
        changes = List.copyOf(changes);
    }

    /** One change. */
    public sealed interface Change {
        String sheet();

        /** In one line: {@code R-0012 Rates: Rate 8 % -> 9 %; Category TOYS -> TOYS, GARDEN}. */
        String text();
    }

    /**
     * A setting of the Policy sheet, or how a Rates sheet is read.
     *
     * @param before null where it was blank
     * @param after null where it is blank now
     */
    public record SettingChanged(
            String sheet,
            String title,
            @Nullable String before,
            @Nullable String after) implements Change {
        @Override
        public String text() {
            return sheet + ": " + new CellChange(title, before, after).text();
        }
    }

    /** A row that the old policy does not have. */
    public record RowAdded(RowRef row, String content) implements Change {
        @Override
        public String sheet() {
            return row.sheet();
        }

        @Override
        public String text() {
            return row.label() + " " + row.sheet() + ": added (" + content + ")";
        }
    }

    /** A row that the new policy does not have; its label is the old one. */
    public record RowRemoved(RowRef row, String content) implements Change {
        @Override
        public String sheet() {
            return row.sheet();
        }

        @Override
        public String text() {
            return row.label() + " " + row.sheet() + ": removed (" + content + ")";
        }
    }

    /**
     * A row in both, with other cells, at another place among the rows, or both.
     *
     * @param before where it stood
     * @param row where it stands
     * @param moved whether it changed places with other rows that are in both
     * @param cells the cells that differ, in the order of the sheet; empty if it only moved
     */
    public record RowChanged(RowRef before, RowRef row, boolean moved, List<CellChange> cells) implements Change {
        public RowChanged {
            cells = List.copyOf(cells);
        }

        @Override
        public String sheet() {
            return row.sheet();
        }

        @Override
        public String text() {
            List<String> parts = new ArrayList<>();
            if (moved) {
                parts.add("moved from " + place(before) + " to " + place(row));
            }
            cells.forEach(cell -> parts.add(cell.text()));
            return row.label() + " " + row.sheet() + ": " + String.join("; ", parts);
        }

        private String place(RowRef ref) {
            String sheet = before.sheet().equals(row.sheet()) ? "" : ref.sheet() + " ";
            return sheet + "row " + ref.number();
        }
    }

    /**
     * A cell that differs.
     *
     * @param before null where it was blank
     * @param after null where it is blank now
     */
    public record CellChange(
            String title, @Nullable String before, @Nullable String after) {
        String text() {
            return title + " " + shown(before) + " -> " + shown(after);
        }

        private static String shown(@Nullable String cell) {
            return cell == null ? "(blank)" : cell;
        }
    }

    /**
     * Compares two policies. Rows of one table belong together by id, else by equal content, else, within a sheet, by
     * the cells that they share and by their place.
     */
    public static PolicyDiff between(Policy old, Policy current) {
        List<Change> changes = new ArrayList<>(SettingsDiff.between(old, current));
        Wording wording = new Wording(current.settings().currency());
        TableRows before = TableRows.of(old, wording);
        TableRows after = TableRows.of(current, wording);
        for (TableRows.Kind kind : TableRows.Kind.values()) {
            changes.addAll(new RowPairing(before.of(kind), after.of(kind)).changes());
        }
        return new PolicyDiff(changes);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** A line a change; {@code no difference} where there is none. */
    public String text() {
        return changes.isEmpty()
                ? "no difference"
                : changes.stream().map(Change::text).collect(Collectors.joining("\n"));
    }
}
