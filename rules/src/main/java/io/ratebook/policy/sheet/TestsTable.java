package io.ratebook.policy.sheet;

import io.ratebook.money.CurrencyCode;
import io.ratebook.policy.Amount;
import io.ratebook.policy.Column;
import io.ratebook.policy.Field;
import io.ratebook.policy.Story;
import io.ratebook.policy.Story.Expected;
import io.ratebook.policy.Story.Step;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the Tests sheet: rows of one name are one story. */
final class TestsTable {
    private static final Grammar<String> NAME = Names.of("the story's name");
    private static final Words<String> TYPE =
            new Words<String>().with("sale", "sale").with("refund", "refund");
    private static final String NONE = "none";

    private final Table table;
    private final TableContext context;
    private final @Nullable ZoneId zone;
    private final Map<String, List<Step>> stories = new LinkedHashMap<>();
    private String previous = "";

    private TestsTable(Table table, TableContext context, @Nullable ZoneId zone) {
        this.table = table;
        this.context = context;
        this.zone = zone;
    }

    static List<Story> read(Table table, TableContext context, @Nullable ZoneId zone) {
        return new TestsTable(table, context, zone).stories();
    }

    private List<Story> stories() {
        for (Grid.Line line : table.rows()) {
            read(context.row(table, line));
        }
        return stories.entrySet().stream()
                .map(story -> new Story(story.getKey(), story.getValue()))
                .toList();
    }

    private void read(RowReader row) {
        String name =
                row.require("Name", NAME, "the story's name" + (previous.isEmpty() ? "" : ", such as " + previous));
        if (name == null) {
            return;
        }
        previous = name;
        SortedMap<String, String> sale = new TreeMap<>();
        SortedMap<Column, String> facts = new TreeMap<>();
        String moment = row.read("Date", context.dates().moment(zone));
        if (moment != null) {
            sale.put(SaleColumns.OCCURRED_AT, moment);
        }
        table.titles().forEach((column, title) -> readValue(row, title, column, sale, facts));
        String component = row.read("Component", RatesTable.COMPONENT);
        Expected expected = row.read("Commission", TestsTable::expected);
        if (sale.isEmpty() && facts.isEmpty() && !row.isBroken()) {
            requireLineBefore(row, name);
        }
        if (!row.isBroken()) {
            stories.computeIfAbsent(name, unused -> new ArrayList<>())
                    .add(new Step(
                            row.ref(),
                            Collections.unmodifiableSortedMap(sale),
                            Collections.unmodifiableSortedMap(facts),
                            component,
                            expected));
        }
    }

    private void requireLineBefore(RowReader row, String name) {
        if (!stories.containsKey(name)) {
            row.error(
                    "Name",
                    name,
                    "a sale: a row with nothing but an expectation goes on with the line of this name before it",
                    "fill Date, Amount and what the sale needs");
        } else if (!row.has("Commission")) {
            row.missing("Commission", "what the line before earns under this component");
        }
    }

    private void readValue(
            RowReader row, Title title, int column, SortedMap<String, String> sale, SortedMap<Column, String> facts) {
        Cell cell = row.at(column);
        if (cell == null) {
            return;
        }
        if (title instanceof Title.SaleValue value) {
            String read = row.readCell(cell, saleValue(value.name()));
            if (read != null && value.name().equals(SaleColumns.CUSTOMER) && isCustomerFact(read)) {
                facts.put(Column.of(Field.CUSTOMER), read.toLowerCase(Locale.ROOT));
            } else if (read != null) {
                sale.put(value.name(), read);
            }
        } else if (title instanceof Title.Fact fact) {
            String read = row.readCell(cell, fact(fact.column()));
            if (read != null) {
                facts.put(fact.column(), read);
            }
        }
    }

    private static boolean isCustomerFact(String text) {
        return CodeList.CUSTOMERS.contains(text.toLowerCase(Locale.ROOT));
    }

    private static Grammar<String> saleValue(String name) {
        if (SaleColumns.NUMBERS.contains(name)) {
            return TestsTable::number;
        }
        return switch (name) {
            case "type" -> TYPE;
            case "currency" -> TestsTable::currency;
            default -> Names.of("a code or text");
        };
    }

    private static String number(Cell cell, Grammar.Remarks remarks) throws Misread {
        BigDecimal value = Decimals.number(cell, "a number such as 60.00, without currency");
        if (value.signum() < 0) {
            throw new Misread("a number of zero or more");
        }
        return value.toPlainString();
    }

    private static String currency(Cell cell, Grammar.Remarks remarks) throws Misread {
        String code = Names.plain(cell, "a currency of ISO 4217 such as EUR");
        if (CurrencyCode.find(code) == null) {
            throw new Misread("a currency of ISO 4217 such as EUR");
        }
        return code;
    }

    /** A value given instead of found, as the text a condition would compare: of 8 % it is 8. */
    private Grammar<String> fact(Column column) {
        return switch (column.field().type()) {
            case CODE, CODES -> Names.of("the value of " + column.title());
            case WHOLE ->
                (cell, remarks) ->
                        Decimals.whole(0, "a whole number").read(cell, remarks).toString();
            case NUMBER -> (cell, remarks) -> Decimals.number(cell, "a number").toPlainString();
            case PERCENT ->
                (cell, remarks) -> Percents.any().read(cell, remarks).toPlainString();
            case MONEY -> (cell, remarks) -> Amounts.shown(Amounts.read(cell));
            case DATE ->
                (cell, remarks) -> context.dates().day().read(cell, remarks).toString();
        };
    }

    private static Expected expected(Cell cell, Grammar.Remarks remarks) throws Misread {
        if (cell.isText() && cell.trimmed().equalsIgnoreCase(NONE)) {
            return new Expected(null, null);
        }
        Amount amount = cell.isText()
                ? Amounts.typed(cell.trimmed(), "an amount such as 4.80, -4.80 for what is taken back, or none")
                : Amounts.read(cell);
        return new Expected(amount.value(), amount.currency());
    }
}
