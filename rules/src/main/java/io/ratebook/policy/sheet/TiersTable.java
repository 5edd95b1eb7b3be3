package io.ratebook.policy.sheet;

import io.ratebook.policy.Condition;
import io.ratebook.policy.Rate;
import io.ratebook.policy.RowRef;
import io.ratebook.policy.TierScheme;
import io.ratebook.policy.TierScheme.Mode;
import io.ratebook.policy.TierScheme.TierBand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the Tiers sheet: what a scheme counts stands in its first row, or the same in every row; each row is a band. */
final class TiersTable {
    private static final Grammar<String> SCHEME = Names.of("the name of a scheme");

    /** A scheme while its rows come in. */
    private static final class Draft {
        private final RowRef ref;
        private final SchemeColumns columns;
        private final List<TierBand> bands = new ArrayList<>();

        private Draft(RowRef ref, SchemeColumns columns) {
            this.ref = ref;
            this.columns = columns;
        }
    }

    private final Table table;
    private final TableContext context;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private String previous = "";

    private TiersTable(Table table, TableContext context) {
        this.table = table;
        this.context = context;
    }

    static List<TierScheme> read(Table table, TableContext context) {
        return new TiersTable(table, context).schemes();
    }

    private List<TierScheme> schemes() {
        for (Grid.Line line : table.rows()) {
            read(context.row(table, line));
        }
        List<TierScheme> schemes = new ArrayList<>();
        drafts.forEach((name, draft) -> {
            if (draft.columns.isComplete()) {
                schemes.add(draft.columns.scheme(draft.ref, name, draft.bands));
            }
        });
        return schemes;
    }

    private void read(RowReader row) {
        String name = row.require(
                "Scheme", SCHEME, "the name of the scheme" + (previous.isEmpty() ? "" : ", such as " + previous));
        if (name == null) {
            return;
        }
        previous = name;
        Draft draft = drafts.get(name);
        if (draft == null) {
            draft = new Draft(row.ref(), SchemeColumns.first(row));
            drafts.put(name, draft);
        } else {
            draft.columns.requireSame(row, draft.ref);
        }
        TierBand band = band(row, draft.columns);
        if (band != null) {
            draft.bands.add(band);
        }
    }

    private static @Nullable TierBand band(RowReader row, SchemeColumns columns) {
        Condition.Band band = columns.band(row);
        Rate rate = row.require(
                "Rate",
                RateCell.inTiers(columns.mode() == Mode.MARGINAL),
                "a rate such as 8 %: a band without Rate pays nothing");
        if (row.isBroken() || rate == null) {
            return null;
        }
        BigDecimal from = band == null ? null : band.from();
        BigDecimal below = band == null ? null : band.below();
        return new TierBand(row.ref(), from, below, band == null ? null : band.currency(), rate);
    }
}
