package io.ratebook.policy.sheet;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellReference;

/** Long lists of drop-downs; they stand in columns of the hidden sheet, which is written last. */
final class Lists {
    static final int FIRST_COLUMN = 3;

    private static final int LENGTH_MAX = 2_000;

    record Listed(String title, List<String> words) {}

    private final List<Listed> lists = new ArrayList<>();

    /** The formula of the cells that hold the list: {@code '_meta'!$D$2:$D$40}. */
    String rangeOf(String title, List<String> words) {
        List<String> kept = words.subList(0, Math.min(words.size(), LENGTH_MAX));
        Listed listed = new Listed(title, List.copyOf(kept));
        if (!lists.contains(listed)) {
            lists.add(listed);
        }
        String column = CellReference.convertNumToColString(FIRST_COLUMN + lists.indexOf(listed));
        return "'" + SheetRole.META + "'!$" + column + "$2:$" + column + "$" + (kept.size() + 1);
    }

    List<Listed> all() {
        return lists;
    }
}
