package io.ratebook.policy.sheet;

import io.ratebook.policy.PolicySettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The hidden sheet that a download carries: format, base version and hash, row ids; and the lists of its drop-downs. */
final class MetaSheet {
    static final String FORMAT = "format";
    static final String FORMAT_1 = "ratebook 1";
    static final String VERSION = "based on version";
    static final String HASH = "based on hash";
    static final String ROW_ID = "row id";

    private final Grid grid;
    private final Map<String, Cell> values = new HashMap<>();

    MetaSheet(Grid grid) {
        this.grid = grid;
        for (Grid.Line line : grid.rows()) {
            Cell key = line.at(0);
            Cell value = line.at(1);
            if (key != null && value != null) {
                values.putIfAbsent(Text.key(key.text()), value);
            }
        }
    }

    /** Warns where the Policy sheet says another base than the download did. */
    void compare(PolicySettings settings, Problems problems) {
        Integer version = settings.basedOnVersion();
        compare(VERSION, version == null ? null : version.toString(), problems);
        compare(HASH, settings.basedOnHash(), problems);
    }

    private void compare(String key, @Nullable String said, Problems problems) {
        Cell cell = values.get(Text.key(key));
        String downloaded = cell == null ? null : cell.shown();
        if (cell != null && !Objects.equals(downloaded, said)) {
            problems.warn(
                    grid.spot(cell),
                    cell.shown(),
                    key + " as on the Policy sheet: " + (said == null ? "nothing" : said),
                    "the Policy sheet counts");
        }
    }
}
