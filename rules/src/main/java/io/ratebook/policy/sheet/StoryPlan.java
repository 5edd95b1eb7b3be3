package io.ratebook.policy.sheet;

import io.ratebook.policy.Column;
import io.ratebook.policy.Field;
import io.ratebook.policy.FieldType;
import io.ratebook.policy.Story;
import io.ratebook.policy.Story.Expected;
import io.ratebook.policy.Story.Step;
import io.ratebook.policy.sheet.Styles.Side;
import io.ratebook.policy.sheet.TablePlan.Planned;
import io.ratebook.policy.sheet.Title.End;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The Tests sheet: columns for what the stories use, or the usual ones where there are none. */
final class StoryPlan {
    private static final List<String> USUAL = List.of(
            "type",
            "reference",
            "original_reference",
            "order_reference",
            "partner",
            "customer",
            "product",
            "category",
            "quantity",
            "amount",
            "discount");

    private final List<Story> stories;
    private final Comments comments;
    private final List<String> saleColumns;
    private final SortedSet<Column> facts = new TreeSet<>();

    StoryPlan(List<Story> stories, Comments comments) {
        this.stories = stories;
        this.comments = comments;
        SortedSet<String> used = new TreeSet<>();
        for (Story story : stories) {
            for (Step step : story.steps()) {
                used.addAll(step.sale().keySet());
                facts.addAll(step.facts().keySet());
            }
        }
        used.remove(SaleColumns.OCCURRED_AT);
        saleColumns = stories.isEmpty() ? USUAL : inOrder(used);
        if (saleColumns.contains(SaleColumns.CUSTOMER)) {
            facts.removeIf(StoryPlan::isCustomer);
        }
    }

    private static boolean isCustomer(Column column) {
        return column.field() == Field.CUSTOMER;
    }

    private static List<String> inOrder(SortedSet<String> used) {
        List<String> ordered = new ArrayList<>(SaleColumns.NAMES);
        ordered.retainAll(used);
        used.stream().filter(name -> name.startsWith(SaleColumns.ATTRIBUTE)).forEach(ordered::add);
        return ordered;
    }

    TablePlan plan() {
        List<Planned> columns = new ArrayList<>();
        columns.add(TablePlan.rowId());
        columns.add(when("Name", "one name, one story", Look.TEXT));
        columns.add(when("Date", "date", Look.DATE));
        for (String name : saleColumns) {
            columns.add(when(SaleColumns.title(name), "is", look(name)));
        }
        for (Column fact : facts) {
            columns.add(when(
                    Vocabulary.title(fact, End.WHOLE),
                    "is",
                    Look.of(fact.field().type())));
        }
        for (Outcome outcome : TableForm.TESTS.outcomes()) {
            if (outcome.title().startsWith("Com")) {
                columns.add(TablePlan.outcome(outcome, Map.of()));
            }
        }
        columns.add(TablePlan.comment());
        List<Map<String, Value>> rows = new ArrayList<>();
        stories.forEach(story -> story.steps().forEach(step -> rows.add(row(story, step))));
        return new TablePlan(TableForm.TESTS.sheetName(), null, columns, rows);
    }

    private static Planned when(String title, String hint, Look look) {
        return new Planned(title, hint, Side.WHEN, look, List.of(), false);
    }

    private static Look look(String name) {
        if (!SaleColumns.NUMBERS.contains(name)) {
            return Look.TEXT;
        }
        return name.equals("quantity") ? Look.NUMBER : Look.MONEY;
    }

    private Map<String, Value> row(Story story, Step step) {
        Cells cells = new Cells(step.ref(), comments.of(step.ref()))
                .put("Name", Value.words(story.name()))
                .put("Date", moment(step.sale().get(SaleColumns.OCCURRED_AT)))
                .put("Component", Value.words(step.component()))
                .put("Commission", expected(step.expected()));
        step.sale().forEach((name, text) -> {
            if (!name.equals(SaleColumns.OCCURRED_AT)) {
                cells.put(
                        SaleColumns.title(name),
                        SaleColumns.NUMBERS.contains(name)
                                ? new Value.Number(new BigDecimal(text), look(name))
                                : Value.words(text));
            }
        });
        step.facts().forEach((column, text) -> cells.put(Vocabulary.title(column, End.WHOLE), fact(column, text)));
        return cells.values();
    }

    /** A day is a real date; a time of day stands as ISO text, which no time zone of a spreadsheet changes. */
    private static @Nullable Value moment(@Nullable String moment) {
        return moment != null && moment.length() == 10 ? new Value.Day(LocalDate.parse(moment)) : Value.words(moment);
    }

    private static @Nullable Value fact(Column column, String text) {
        FieldType type = column.field().type();
        return switch (type) {
            case WHOLE, NUMBER -> Value.number(new BigDecimal(text));
            case PERCENT -> Value.percent(new BigDecimal(text));
            case DATE -> new Value.Day(LocalDate.parse(text));
            default -> Value.words(text);
        };
    }

    private static @Nullable Value expected(@Nullable Expected expected) {
        if (expected == null) {
            return null;
        }
        return expected.amount() == null ? Value.words("none") : Value.money(expected.amount(), expected.currency());
    }
}
