package io.ratebook.policy.sheet;

import io.ratebook.policy.Amount;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.ReferralRow;
import io.ratebook.policy.ReferralRow.Duration;
import io.ratebook.policy.ReferralRow.Kind;
import io.ratebook.policy.ReferralRow.Value;
import java.math.BigDecimal;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads the rows of Referrals. */
final class ReferralsTable {
    private static final Grammar<Integer> DEPTH = Decimals.whole(1, "a depth: 1 = direct, 2, 3");
    private static final Grammar<Integer> COUNT = Decimals.whole(0, "a whole number such as 10");
    private static final BigDecimal PERCENT_MAX = BigDecimal.valueOf(1_000);
    private static final String PERCENT_OR_MONEY = "a percentage such as 10 %, or an amount such as 25.00";

    private ReferralsTable() {}

    static @Nullable ReferralRow row(RowReader row, TableContext context) {
        SortedMap<Column, Condition> when = row.when(context.conditions());
        Integer depth = row.require("Depth", DEPTH, "a depth: 1 = direct");
        Kind kind = row.require("Kind", PolicyWords.KIND, PolicyWords.KIND.expected());
        Value value = row.read("Value", ReferralsTable::value);
        ReferralRow.Base base = row.read("Base", PolicyWords.REFERRAL_BASE);
        Amount minimum = row.read("Minimum earnings", Amounts.payable(context.currency()));
        Duration duration = row.read("Duration", Phrases.DURATION);
        Integer own = row.read("Own sales needed", COUNT);
        if (kind != null) {
            requireFitting(row, kind, value, base);
        }
        if (row.isBroken() || depth == null || kind == null) {
            return null;
        }
        return new ReferralRow(
                row.ref(),
                when,
                depth,
                kind,
                value,
                base,
                minimum,
                duration == null ? new Duration.ForEver() : duration,
                own,
                row.comment());
    }

    private static Value value(Cell cell, Grammar.Remarks remarks) throws Misread {
        BigDecimal percent = Percents.find(cell);
        if (percent == null) {
            Amount amount = cell.isText() ? Amounts.typed(cell.trimmed(), PERCENT_OR_MONEY) : Amounts.read(cell);
            return new Value.Flat(amount.currency() == null ? RateCell.sane(amount, remarks) : amount);
        }
        if (percent.signum() < 0 || percent.compareTo(PERCENT_MAX) > 0) {
            throw new Misread("a percentage from 0 % to 1,000 %");
        }
        return new Value.Percent(percent);
    }

    private static void requireFitting(
            RowReader row, Kind kind, @Nullable Value value, ReferralRow.@Nullable Base base) {
        Cell cell = row.at("Value");
        switch (kind) {
            case FLAT -> {
                if (cell == null || value instanceof Value.Percent) {
                    wrong(row, cell, "an amount such as 25.00, as Kind is flat");
                }
            }
            case PERCENT -> {
                if (cell == null || value instanceof Value.Flat) {
                    wrong(row, cell, "a percentage such as 10 %, as Kind is percent");
                }
            }
            case DIFFERENCE -> {
                if (cell != null) {
                    wrong(row, cell, "an empty cell, as Kind is difference: the tiers say the rates");
                }
            }
        }
        Cell baseCell = row.at("Base");
        if (base != null && baseCell != null && kind != Kind.PERCENT) {
            row.error(baseCell, "an empty cell: only a percentage has a base", "empty the cell");
        }
    }

    private static void wrong(RowReader row, @Nullable Cell cell, String expected) {
        if (cell == null) {
            row.missing("Value", expected);
        } else {
            row.error(cell, expected, "");
        }
    }
}
