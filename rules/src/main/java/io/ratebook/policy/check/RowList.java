package io.ratebook.policy.check;

import io.ratebook.policy.Conditional;
import io.ratebook.policy.check.Situations.Situation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Rows of which the first matching one wins within its group; rows of the {@link #GENERAL} group win in every group,
 * as a {@code none} with a blank component does.
 */
final class RowList<R extends Conditional> {
    static final String GENERAL = "";

    final List<R> rows;
    final Situations situations;
    private final Function<R, String> group;
    private final Map<String, CoverIndex> indexes = new HashMap<>();

    RowList(List<R> rows, Function<R, String> group, CheckedPolicy checked) {
        this.rows = rows;
        this.group = group;
        this.situations = new Situations(rows, checked.policy.settings().currency());
        Map<String, List<Situation>> byGroup = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            byGroup.computeIfAbsent(group.apply(rows.get(i)), name -> new ArrayList<>())
                    .add(situations.rows().get(i));
        }
        byGroup.forEach((name, list) -> indexes.put(name, new CoverIndex(situations, list)));
    }

    Situation situation(int position) {
        return situations.rows().get(position);
    }

    String groupOf(int position) {
        return group.apply(rows.get(position));
    }

    /** Position of the first row before {@code end} that takes everything a row of that group would take, or -1. */
    int firstCovering(String groupName, Situation narrow, int end) {
        int found = covering(groupName, narrow, end);
        if (groupName.equals(GENERAL)) {
            return found;
        }
        int general = covering(GENERAL, narrow, found < 0 ? end : found);
        return general < 0 ? found : general;
    }

    private int covering(String groupName, Situation narrow, int end) {
        CoverIndex index = indexes.get(groupName);
        return index == null ? -1 : index.firstCovering(narrow, end);
    }
}
