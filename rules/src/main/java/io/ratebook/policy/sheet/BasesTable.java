package io.ratebook.policy.sheet;

import io.ratebook.policy.NamedBase;
import io.ratebook.policy.NamedBase.Less;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the Bases sheet. */
final class BasesTable {
    private static final Grammar<String> NAME = Names.of("the name of a base");
    private static final BigDecimal PERCENT_MAX = BigDecimal.valueOf(1_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String COMPONENT = "component";

    private record Start(@Nullable String base, @Nullable String component) {}

    private BasesTable() {}

    static List<NamedBase> read(Table table, TableContext context) {
        List<NamedBase> bases = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (Grid.Line line : table.rows()) {
            NamedBase base = base(context.row(table, line), seen);
            if (base != null) {
                bases.add(base);
            }
        }
        return bases;
    }

    private static @Nullable NamedBase base(RowReader row, Map<String, String> seen) {
        String name = row.require("Base", NAME, "the name of the base");
        requireNew(row, name, seen);
        Start start = row.require("Starts from", BasesTable::start, "a base such as Gross, or component: NAME");
        Less discount = less(row, "Less discount");
        Less tax = less(row, "Less tax");
        Less shipping = less(row, "Less shipping");
        Less cost = less(row, "Less cost");
        Less fees = less(row, "Less fees");
        BigDecimal percent = row.read("Percent", Percents.upTo(PERCENT_MAX, "a percentage from 0 % to 1,000 %"));
        Boolean neverBelowZero = row.read("Never below zero", PolicyWords.YES_NO);
        if (Boolean.FALSE.equals(neverBelowZero)) {
            row.error("Never below zero", "no", "yes: a base is never below zero", "write yes, or empty the cell");
        }
        if (row.isBroken() || name == null || start == null) {
            return null;
        }
        return new NamedBase(
                row.ref(),
                name,
                start.base,
                start.component,
                discount,
                tax,
                shipping,
                cost,
                fees,
                percent == null ? HUNDRED : percent);
    }

    private static void requireNew(RowReader row, @Nullable String name, Map<String, String> seen) {
        String first = name == null ? null : seen.putIfAbsent(name, row.ref().label());
        if (first != null && name != null) {
            row.error("Base", name, "each base once; it stands in " + first + " already", "give it another name");
        }
    }

    private static Start start(Cell cell, Grammar.Remarks remarks) throws Misread {
        String component = Phrases.named(cell, COMPONENT);
        return component == null ? new Start(NAME.read(cell, remarks), null) : new Start(null, component);
    }

    private static Less less(RowReader row, String title) {
        Less less = row.read(title, Phrases.LESS);
        return less == null ? new Less.No() : less;
    }
}
