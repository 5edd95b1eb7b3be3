package io.ratebook.policy.check;

import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.FieldType;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.Reading;
import io.ratebook.policy.check.Situations.Situation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of Rates that agree in every column but one band: their bands should follow each other. Bands 75 to 80 and 81
 * to 90 leave 80 to 81 open, as someone does who takes below to be included.
 */
final class BandSeriesCheck {
    /** A hole that another row fills is still said if it is no wider than this: it looks like a slip. */
    private static final BigDecimal SLIP_MAX = BigDecimal.ONE;

    private record Series(
            int column, String group, @Nullable String currency, List<Integer> otherConditions) {}

    private final CheckedPolicy checked;

    BandSeriesCheck(CheckedPolicy checked) {
        this.checked = checked;
    }

    void run() {
        for (Reading reading : Reading.values()) {
            RowList<RateRow> list = checked.rateList(reading);
            Map<Series, List<Span<Integer>>> bySeries = new LinkedHashMap<>();
            for (int i = 0; i < list.rows.size(); i++) {
                collect(list, i, bySeries);
            }
            bySeries.forEach((series, spans) -> check(list, reading, series, spans));
        }
    }

    private static void collect(RowList<RateRow> list, int position, Map<Series, List<Span<Integer>>> bySeries) {
        int[] numbers = list.situation(position).conditions();
        for (int column = 0; column < numbers.length; column++) {
            if (numbers[column] < 0) {
                continue;
            }
            Condition condition = list.situations.condition(numbers[column]).condition();
            Span<Integer> span = Span.of(condition, position);
            if (span != null) {
                String currency = condition instanceof Condition.Band band ? band.currency() : null;
                Series series = new Series(column, list.groupOf(position), currency, others(numbers, column));
                bySeries.computeIfAbsent(series, key -> new ArrayList<>()).add(span);
            }
        }
    }

    private static List<Integer> others(int[] numbers, int column) {
        List<Integer> others = new ArrayList<>(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            others.add(i == column ? -1 : numbers[i]);
        }
        return others;
    }

    private void check(RowList<RateRow> list, Reading reading, Series series, List<Span<Integer>> spans) {
        if (spans.size() < 2) {
            return;
        }
        Span.Series<Integer> found = Span.walk(spans);
        for (Span.Gap<Integer> gap : found.gaps()) {
            int filler = reading == Reading.ADDING ? -1 : filler(list, series, gap);
            boolean slip = gap.below().subtract(gap.from()).compareTo(SLIP_MAX) <= 0;
            if (filler < 0 || slip) {
                reportGap(list, series, gap, filler);
            }
        }
        for (Span.Overlap<Integer> overlap : found.overlaps()) {
            if (overlap.isPartial()) {
                reportOverlap(list, reading, series, overlap);
            }
        }
    }

    /** Position of a row of the list that takes the whole hole, or -1. */
    private static int filler(RowList<RateRow> list, Series series, Span.Gap<Integer> gap) {
        Situation before = list.situation(gap.before().owner());
        Condition hole = list.situations.column(series.column()).field().type() == FieldType.DATE
                ? new Condition.Days(day(gap.from()), day(gap.below()))
                : new Condition.Band(gap.from(), gap.below(), series.currency());
        Situation narrow = list.situations.with(before, series.column(), hole);
        return list.firstCovering(series.group(), narrow, list.rows.size());
    }

    private void reportGap(RowList<RateRow> list, Series series, Span.Gap<Integer> gap, int filler) {
        Column column = list.situations.column(series.column());
        RateRow before = list.rows.get(gap.before().owner());
        RateRow after = list.rows.get(gap.after().owner());
        String from = end(column, gap.from());
        String below = end(column, gap.below());
        String outcome = filler < 0
                ? "no row takes it"
                : ReachCheck.label(after.ref(), list.rows.get(filler).ref()) + " takes it";
        checked.findings.warning(
                after.ref(),
                Wording.fromTitle(column),
                below,
                "no gap between " + ReachCheck.label(after.ref(), before.ref()) + " and "
                        + after.ref().label() + ": " + column.title() + " " + from + " to " + below
                        + " is in neither, and " + outcome,
                "below is the first value that no longer belongs: end the one where the other begins");
    }

    private void reportOverlap(RowList<RateRow> list, Reading reading, Series series, Span.Overlap<Integer> overlap) {
        Column column = list.situations.column(series.column());
        int low = Math.min(overlap.first().owner(), overlap.second().owner());
        int high = Math.max(overlap.first().owner(), overlap.second().owner());
        RateRow earlier = list.rows.get(low);
        RateRow later = list.rows.get(high);
        String label = ReachCheck.label(later.ref(), earlier.ref());
        String shared = end(column, overlap.second().from()) + " to "
                + end(column, overlap.first().below());
        checked.findings.warning(
                later.ref(),
                Wording.fromTitle(column),
                shared,
                "bands that do not overlap: " + column.title() + " " + shared + " is in " + label + " too, and "
                        + (reading == Reading.ADDING ? "both pay" : label + " wins"),
                "below is the first value that no longer belongs: end the one where the other begins");
    }

    private String end(Column column, @Nullable BigDecimal end) {
        if (end != null && column.field().type() == FieldType.DATE) {
            return day(end).toString();
        }
        String text = checked.wording.bandEnd(column, end, null);
        return text == null ? "" : text;
    }

    private static LocalDate day(BigDecimal number) {
        return LocalDate.ofEpochDay(number.longValueExact());
    }
}
