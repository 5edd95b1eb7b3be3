package io.ratebook.evaluation;

import io.ratebook.evaluation.Explanation.Cell;
import io.ratebook.evaluation.Explanation.Trial;
import io.ratebook.evaluation.Explanation.Verdict;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.Field;
import io.ratebook.policy.Policy;
import io.ratebook.policy.RateSheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tries the rows of a list on one sale, cell by cell, to say which came nearest and where they failed. */
final class RowTrials {
    private static final int NEAREST = 3;

    private final ConditionList<Outcome> list;
    private final List<RatePlan> rows;
    private final Map<String, List<Column>> columnsOfSheets = new HashMap<>();

    RowTrials(ConditionList<Outcome> list, List<RatePlan> rows, Policy policy) {
        this.list = list;
        this.rows = rows;
        for (RateSheet sheet : policy.rates()) {
            columnsOfSheets.put(sheet.name(), sheet.columns());
        }
    }

    /** A row and which of its cells failed. */
    private record Tried(RatePlan row, List<Cell> cells, long failed) {}

    /** @param winners indexes of the rows that earn or refuse */
    List<Trial> of(Facts facts, Set<Integer> winners) {
        int[] situation = list.reading(facts).situation();
        String[] shown = new String[situation.length];
        for (int column = 0; column < shown.length; column++) {
            shown[column] = shown(facts, column);
        }
        List<Tried> tried = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            tried.add(tried(row, situation, shown));
        }
        List<Trial> trials = new ArrayList<>();
        String partner = facts.partner.code();
        tried.stream()
                .filter(each -> winners.contains(each.row().index()))
                .forEach(each -> trials.add(trial(partner, each, Verdict.WON, "")));
        tried.stream()
                .filter(each -> !winners.contains(each.row().index()))
                .sorted(Comparator.comparingLong(Tried::failed)
                        .thenComparing(each -> each.row().index()))
                .limit(NEAREST)
                .forEach(each -> trials.add(trial(partner, each, Verdict.LOST, because(each))));
        return trials;
    }

    private String shown(Facts facts, int column) {
        ColumnClasses classes = list.column(column);
        String given = facts.forced == null ? null : facts.forced.get(classes.column);
        return given == null ? classes.shown(facts) : given;
    }

    private Tried tried(int row, int[] situation, String... shown) {
        RatePlan plan = rows.get(row);
        List<Cell> cells = new ArrayList<>();
        for (Column wanted : order(plan)) {
            int column = list.indexOf(wanted);
            Condition condition = plan.row().when().get(wanted);
            boolean holds = list.accepts(row, column, situation[column]);
            if (condition != null || !holds) {
                String text = condition == null ? "is sale or renewal" : ConditionText.of(condition);
                cells.add(new Cell(wanted.title(), text, shown[column], holds));
            }
        }
        return new Tried(
                plan, cells, cells.stream().filter(cell -> !cell.holds()).count());
    }

    /** The sheet's columns as written, then the event, which every row looks at. */
    private List<Column> order(RatePlan plan) {
        List<Column> order =
                new ArrayList<>(columnsOfSheets.getOrDefault(plan.row().ref().sheet(), List.of()));
        plan.row().when().keySet().stream()
                .filter(column -> !order.contains(column))
                .forEach(order::add);
        order.removeIf(column -> list.indexOf(column) < 0);
        Column event = Column.of(Field.EVENT);
        if (!order.contains(event)) {
            order.add(event);
        }
        return order;
    }

    private static String because(Tried tried) {
        return tried.cells().stream()
                .filter(cell -> !cell.holds())
                .findFirst()
                .map(cell -> cell.column() + " " + cell.condition() + " ✗ "
                        + (cell.found().isEmpty() ? "(none)" : cell.found()))
                .orElse("matches too, but an earlier row decided " + tried.row().component());
    }

    private static Trial trial(String partner, Tried tried, Verdict verdict, String because) {
        RatePlan row = tried.row();
        return new Trial(
                partner,
                row.row().ref().sheet(),
                row.row().ref().label(),
                RateText.ofRow(row),
                verdict,
                tried.cells(),
                because);
    }
}
