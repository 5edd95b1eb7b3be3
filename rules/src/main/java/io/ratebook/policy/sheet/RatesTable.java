package io.ratebook.policy.sheet;

import io.ratebook.policy.Amount;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.Rate;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.RateSheet;
import io.ratebook.policy.Reading;
import io.ratebook.policy.SharePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads a Rates sheet. */
final class RatesTable {
    static final Grammar<String> COMPONENT = Names.of("the name of a component, such as Commission");
    private static final Grammar<String> BASE = Names.of("the name of a base, such as Revenue");
    private static final Grammar<List<SharePart>> SHARE = new ShareCell();
    private static final Grammar<Rate> RATE = RateCell.inRates();

    private RatesTable() {}

    static RateSheet read(Table table, TableContext context) {
        Reading reading = reading(table, context);
        List<RateRow> rows = new ArrayList<>();
        for (Grid.Line line : table.rows()) {
            RateRow row = row(context.row(table, line), context);
            if (row != null) {
                rows.add(row);
            }
        }
        return new RateSheet(table.grid().name(), reading, table.columns(), rows);
    }

    private static Reading reading(Table table, TableContext context) {
        Cell cell = table.reading();
        if (cell == null) {
            return Reading.FIRST_MATCH;
        }
        try {
            return PolicyWords.READING.read(cell, (expected, suggestion) -> {});
        } catch (Misread fault) {
            context.problems().error(table.grid().spot(cell), cell.shown(), fault.expected(), fault.suggestion());
            return Reading.FIRST_MATCH;
        }
    }

    private static @Nullable RateRow row(RowReader row, TableContext context) {
        SortedMap<Column, Condition> when = row.when(context.conditions());
        Rate rate = row.require(
                "Rate", RATE, "a rate such as 8 %, 25.00, tier: SCHEME or none: a row without Rate pays nothing");
        String base = row.read("Base", BASE);
        String component = row.read("Component", COMPONENT);
        Amount minimum = row.read("Minimum", Amounts.payable(context.currency()));
        Amount maximum = row.read("Maximum", Amounts.payable(context.currency()));
        List<SharePart> share = row.read("Share", SHARE);
        requireOrder(row, minimum, maximum, context.currency());
        if (row.isBroken() || rate == null) {
            return null;
        }
        return new RateRow(
                row.ref(),
                when,
                rate,
                base,
                component,
                minimum,
                maximum,
                share == null ? List.of() : share,
                row.comment());
    }

    private static void requireOrder(
            RowReader row, @Nullable Amount minimum, @Nullable Amount maximum, @Nullable String currency) {
        if (minimum == null || maximum == null) {
            return;
        }
        String one = minimum.currency() == null ? currency : minimum.currency();
        String other = maximum.currency() == null ? currency : maximum.currency();
        if (Objects.equals(one, other) && minimum.value().compareTo(maximum.value()) > 0) {
            row.error(
                    "Minimum",
                    Amounts.shown(minimum),
                    "a Minimum not over the Maximum of " + Amounts.shown(maximum),
                    "swap them, or empty one");
        }
    }
}
