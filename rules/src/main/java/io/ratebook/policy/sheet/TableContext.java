package io.ratebook.policy.sheet;

import io.ratebook.policy.RowRef;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the tables of one workbook share while they are read. */
final class TableContext {
    private final Problems problems;
    private final RowIds ids;
    private final Dates dates;
    private final Conditions conditions;
    private final @Nullable String currency;
    private final Map<String, Map<Integer, String>> comments = new TreeMap<>();

    TableContext(Problems problems, Dates dates, @Nullable String currency) {
        this.problems = problems;
        this.ids = new RowIds(problems);
        this.dates = dates;
        this.conditions = new Conditions(dates);
        this.currency = currency;
    }

    RowReader row(Table table, Grid.Line line) {
        RowReader row = new RowReader(table, line, ids, problems);
        String comment = row.comment();
        if (!comment.isEmpty()) {
            RowRef ref = row.ref();
            comments.computeIfAbsent(ref.sheet(), sheet -> new TreeMap<>()).put(ref.number(), comment);
        }
        return row;
    }

    Problems problems() {
        return problems;
    }

    Dates dates() {
        return dates;
    }

    Conditions conditions() {
        return conditions;
    }

    /** The policy's currency; null where the program or the file settles it. */
    @Nullable
    String currency() {
        return currency;
    }

    Comments comments() {
        return new Comments(comments);
    }
}
