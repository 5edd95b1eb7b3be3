package io.ratebook.policy.sheet;

import io.ratebook.policy.Amount;
import io.ratebook.policy.CapRow;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.DurationRow;
import io.ratebook.policy.DurationRow.EarnsFor;
import io.ratebook.policy.Sheet;
import io.ratebook.policy.ThresholdRow;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads the sheets whose rows are rules with a WHEN side and a few outcomes: Durations, Thresholds, Caps. */
final class RowTables {
    private static final Grammar<Integer> DAYS = Decimals.whole(0, "a whole number of days such as 30");
    private static final Grammar<Integer> COUNT = Decimals.whole(0, "a whole number such as 10");

    /** A row, or null where it could not be understood. */
    interface RowMaker<R> {
        @Nullable
        R row(RowReader row, TableContext context);
    }

    private RowTables() {}

    static <R> Sheet<R> read(Table table, TableContext context, RowMaker<R> maker) {
        List<R> rows = new ArrayList<>();
        for (Grid.Line line : table.rows()) {
            R row = maker.row(context.row(table, line), context);
            if (row != null) {
                rows.add(row);
            }
        }
        return new Sheet<>(table.columns(), rows);
    }

    /** A table that is always read in one way may say so, and nothing else. */
    static void requireReading(Table table, TableContext context) {
        Cell cell = table.reading();
        String fixed = table.form().reading();
        if (cell != null && (fixed == null || !Text.key(cell.text()).equals(Text.key(fixed)))) {
            context.problems()
                    .error(
                            table.grid().spot(cell),
                            cell.shown(),
                            fixed == null ? "no such line in this sheet" : fixed + ": this table is always read so",
                            fixed == null ? "remove it" : "write " + fixed + ", or remove the line");
        }
    }

    static @Nullable DurationRow duration(RowReader row, TableContext context) {
        SortedMap<Column, Condition> when = row.when(context.conditions());
        Integer hold = row.read("Hold days", DAYS);
        DurationRow.Approval approval = row.read("Approval", PolicyWords.APPROVAL);
        EarnsFor earnsFor = row.read("Earns for", Phrases.EARNS_FOR);
        Integer clawback = row.read("Clawback within days", DAYS);
        return row.isBroken()
                ? null
                : new DurationRow(row.ref(), when, hold, approval, earnsFor, clawback, row.comment());
    }

    static @Nullable ThresholdRow threshold(RowReader row, TableContext context) {
        SortedMap<Column, Condition> when = row.when(context.conditions());
        Amount minimum = row.read("Minimum", Amounts.payable(context.currency()));
        Integer sales = row.read("Minimum sales", COUNT);
        Integer customers = row.read("Minimum customers", COUNT);
        ThresholdRow.Sweep sweep = row.read("Sweep", PolicyWords.SWEEP);
        return row.isBroken()
                ? null
                : new ThresholdRow(
                        row.ref(),
                        when,
                        minimum,
                        sales,
                        customers,
                        sweep == null ? ThresholdRow.Sweep.NEVER : sweep,
                        row.comment());
    }

    static @Nullable CapRow cap(RowReader row, TableContext context) {
        SortedMap<Column, Condition> when = row.when(context.conditions());
        CapRow.Scope scope = row.require("Scope", PolicyWords.SCOPE, PolicyWords.SCOPE.expected());
        CapRow.Period period = row.read("Period", PolicyWords.CAP_PERIOD);
        if (period != null && (scope == CapRow.Scope.SALE || scope == CapRow.Scope.ORDER)) {
            row.error(
                    "Period",
                    PolicyWords.CAP_PERIOD.of(period),
                    "an empty cell: a cap by " + PolicyWords.SCOPE.of(scope) + " has no period",
                    "empty the cell, or choose another Scope");
        }
        Amount maximum = row.require("Maximum", Amounts.payable(context.currency()), Amounts.EXPECTED);
        String component = row.read("Component", RatesTable.COMPONENT);
        if (row.isBroken() || scope == null || maximum == null) {
            return null;
        }
        return new CapRow(
                row.ref(),
                when,
                scope,
                period == null ? CapRow.Period.LIFETIME : period,
                maximum,
                component,
                row.comment());
    }
}
