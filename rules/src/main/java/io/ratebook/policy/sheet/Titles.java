package io.ratebook.policy.sheet;

import io.ratebook.policy.Column;
import io.ratebook.policy.Field;
import io.ratebook.policy.sheet.TableForm.When;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The titles that one table knows. */
final class Titles {
    private static final Map<TableForm, Titles> ALL = new HashMap<>();

    static {
        for (TableForm form : TableForm.values()) {
            ALL.put(form, new Titles(form));
        }
    }

    private final TableForm form;
    private final Map<String, Title> fixed = new HashMap<>();
    private final List<String> shown = new ArrayList<>();

    private Titles(TableForm form) {
        this.form = form;
        put(TableForm.ROW, new Title.RowId());
        put(TableForm.COMMENT, new Title.Comment());
        for (Outcome outcome : form.outcomes()) {
            put(outcome.title(), new Title.Result(outcome));
            outcome.aliases().forEach(alias -> fixed.put(Text.key(alias), new Title.Result(outcome)));
        }
        shown.addAll(Vocabulary.titles(form));
        if (form.when() == When.STORIES) {
            SaleColumns.NAMES.forEach(name -> shown.add(SaleColumns.title(name)));
        }
    }

    @SuppressWarnings("NullAway") // every form is in the map
    static Titles of(TableForm form) {
        return ALL.get(form);
    }

    private void put(String title, Title meaning) {
        fixed.put(Text.key(title), meaning);
        shown.add(title);
    }

    /** What a title means in this table; null if nothing. */
    @Nullable
    Title find(String title) {
        Title known = fixed.get(Text.key(title));
        if (known != null) {
            return known;
        }
        if (form.when() == When.STORIES) {
            return storyTitle(title);
        }
        Title.Condition condition = Vocabulary.condition(title);
        return condition != null && form.takes(condition.column().field()) ? condition : null;
    }

    private static @Nullable Title storyTitle(String title) {
        String sale = SaleColumns.find(title);
        if (sale != null) {
            return new Title.SaleValue(sale);
        }
        Title.Condition code = Vocabulary.condition(title);
        if (code != null && code.end() == Title.End.WHOLE) {
            return new Title.Fact(code.column());
        }
        Column stem = Vocabulary.stem(title);
        return stem == null ? null : new Title.Fact(stem);
    }

    /** Why a title is refused, with the nearest that would do. */
    Misread refusal(String title) {
        Title.Condition condition = Vocabulary.condition(title);
        if (condition != null) {
            return notHere(condition);
        }
        Title.Condition from = Vocabulary.condition(title + " from");
        if (from != null && from.column().field() != Field.ATTRIBUTE_NUMBER) {
            return form.takes(from.column().field()) ? twoColumns(Text.trimmed(title)) : notHere(from);
        }
        return new Misread("a title that " + form.sheetName() + " knows", Nearest.suggestion(title, shown));
    }

    private static Misread twoColumns(String stem) {
        return new Misread(
                "a band in two columns, " + stem + " from and " + stem + " below",
                "title it " + stem + " from or " + stem + " below");
    }

    private Misread notHere(Title.Condition condition) {
        String title = condition.text();
        return switch (form.when()) {
            case NONE ->
                new Misread(
                        form.sheetName() + " take no WHEN columns such as " + title,
                        "put the condition into the Rates rows that name it");
            case PARTNERS ->
                new Misread(
                        form.sheetName() + " take only WHEN columns of the partner, not " + title,
                        "use Partner, Group, Level, Partner country, Partner tag, Days since partner joined or an"
                                + " attribute");
            case STORIES ->
                new Misread(
                        "in Tests one column for a value, not a band",
                        "title it " + Vocabulary.title(condition.column(), Title.End.WHOLE));
            default -> new Misread(title + " only in Referrals", "remove the column");
        };
    }
}
