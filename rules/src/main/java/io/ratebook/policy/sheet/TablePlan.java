package io.ratebook.policy.sheet;

import io.ratebook.policy.Column;
import io.ratebook.policy.sheet.Styles.Side;
import io.ratebook.policy.sheet.Title.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table as it is going to be written.
 *
 * @param sheet the sheet's name
 * @param reading the line under the title, or null
 * @param columns from the left
 * @param rows cells by title
 */
record TablePlan(String sheet, @Nullable String reading, List<Planned> columns, List<Map<String, Value>> rows) {
    private static final List<String> MONEY =
            List.of("Minimum", "Maximum", "Minimum earnings", "From", "Below", "Commission");
    private static final List<String> PERCENT =
            List.of("Rate", "Percent", "Less discount", "Less tax", "Less shipping", "Less cost", "Less fees", "Value");
    private static final List<String> NUMBER = List.of(
            "Hold days", "Clawback within days", "Minimum sales", "Minimum customers", "Depth", "Own sales needed");

    /**
     * A column.
     *
     * @param offered what its drop-down offers; empty for none
     * @param closed whether nothing else may be typed
     */
    record Planned(String title, String hint, Side side, Look look, List<String> offered, boolean closed) {}

    /** The columns of a form: row id, WHEN columns, outcomes, comment. */
    static List<Planned> columns(
            TableForm form, List<Column> when, KnownValues known, Map<String, List<String>> names) {
        List<Planned> columns = new ArrayList<>();
        columns.add(rowId());
        for (Column column : when) {
            for (End end : Vocabulary.ends(column.field())) {
                columns.add(condition(column, end, known));
            }
        }
        form.outcomes().forEach(outcome -> columns.add(outcome(outcome, names)));
        columns.add(comment());
        return columns;
    }

    static Planned rowId() {
        return new Planned(TableForm.ROW, TableForm.HINT_ROW, Side.ID, Look.TEXT, List.of(), false);
    }

    static Planned comment() {
        return new Planned(TableForm.COMMENT, "free text", Side.NOTES, Look.TEXT, List.of(), false);
    }

    private static Planned condition(Column column, End end, KnownValues known) {
        return new Planned(
                Vocabulary.title(column, end),
                TableForm.hint(column.field().type(), end == End.BELOW),
                Side.WHEN,
                Look.of(column.field().type()),
                offered(column, known),
                false);
    }

    private static List<String> offered(Column column, KnownValues known) {
        return column.field().isNamed()
                ? List.of()
                : known.of(column.field()).stream()
                        .map(CodeList::quotedIfNeeded)
                        .toList();
    }

    static Planned outcome(Outcome outcome, Map<String, List<String>> names) {
        Choices choices = Choices.of(outcome.title());
        List<String> offered = choices.words().isEmpty()
                ? Objects.requireNonNullElse(names.get(outcome.title()), List.of())
                : choices.words();
        return new Planned(
                outcome.title(), outcome.hint(), Side.THEN, look(outcome.title()), offered, choices.closed());
    }

    private static Look look(String title) {
        if (MONEY.contains(title)) {
            return Look.MONEY;
        }
        if (PERCENT.contains(title)) {
            return Look.PERCENT;
        }
        return NUMBER.contains(title) ? Look.NUMBER : title.equals("Date") ? Look.DATE : Look.TEXT;
    }
}
