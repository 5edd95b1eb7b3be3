package io.ratebook.policy.sheet;

import io.ratebook.policy.Condition;
import io.ratebook.policy.RowRef;
import io.ratebook.policy.TierScheme;
import io.ratebook.policy.TierScheme.Against;
import io.ratebook.policy.TierScheme.Metric;
import io.ratebook.policy.TierScheme.Mode;
import io.ratebook.policy.TierScheme.Period;
import io.ratebook.policy.TierScheme.TierBand;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a scheme counts, over what, and how it pays: the columns of its first row. What could not be understood is null.
 */
record SchemeColumns(
        @Nullable Named<Metric> metric,
        boolean lessRefunds,
        boolean allSales,
        @Nullable Counted<Period> period,
        Named<Against> against,
        @Nullable Counted<Mode> how,
        Map<String, String> written) {
    private static final List<String> TITLES = List.of("Metric", "Less refunds", "Counts", "Period", "Against", "Mode");
    private static final String ATTRIBUTE = "attribute";
    private static final Pattern ROLLING =
            Pattern.compile("rolling[\\s\\u00A0]*(\\d{1,5})[\\s\\u00A0]*days?", Pattern.CASE_INSENSITIVE);
    private static final Pattern LAGGED = Pattern.compile("lagged[\\s\\u00A0]*(\\d{1,3})", Pattern.CASE_INSENSITIVE);

    /** A word, or {@code attribute: NAME}. */
    record Named<T>(T word, @Nullable String attribute) {}

    /** A word, or one with a number: {@code rolling 30 days}, {@code lagged 2}. */
    record Counted<T>(T word, int count) {}

    static SchemeColumns first(RowReader row) {
        Named<Metric> metric = row.require("Metric", SchemeColumns::metric, PolicyWords.METRIC.expected());
        Boolean lessRefunds = row.read("Less refunds", PolicyWords.YES_NO);
        Boolean allSales = row.read("Counts", PolicyWords.COUNTS);
        Counted<Period> period = row.require("Period", SchemeColumns::period, PolicyWords.TIER_PERIOD.expected());
        Named<Against> against = row.read("Against", SchemeColumns::against);
        Counted<Mode> mode = row.require("Mode", SchemeColumns::mode, PolicyWords.MODE.expected());
        return new SchemeColumns(
                metric,
                lessRefunds != null && lessRefunds,
                allSales != null && allSales,
                period,
                against == null ? new Named<>(Against.NOTHING, null) : against,
                mode,
                written(row));
    }

    private static Map<String, String> written(RowReader row) {
        Map<String, String> written = new LinkedHashMap<>();
        for (String title : TITLES) {
            Cell cell = row.at(title);
            written.put(title, cell == null ? "" : cell.shown());
        }
        return written;
    }

    /** In later rows each of these cells is blank or says what the first row says. */
    void requireSame(RowReader row, RowRef first) {
        for (String title : TITLES) {
            Cell cell = row.at(title);
            String said = written.getOrDefault(title, "");
            if (cell != null && !Text.key(cell.shown()).equals(Text.key(said))) {
                row.error(
                        cell,
                        "an empty cell, or what the scheme says in " + first.label() + ": "
                                + (said.isEmpty() ? "nothing" : said),
                        "one scheme has one " + title + "; give other bands another scheme name");
            }
        }
    }

    private static Named<Metric> metric(Cell cell, Grammar.Remarks remarks) throws Misread {
        String attribute = Phrases.named(cell, ATTRIBUTE);
        return attribute == null
                ? new Named<>(PolicyWords.METRIC.read(cell, remarks), null)
                : new Named<>(Metric.ATTRIBUTE, attribute);
    }

    private static Named<Against> against(Cell cell, Grammar.Remarks remarks) throws Misread {
        String attribute = Phrases.named(cell, ATTRIBUTE);
        return attribute == null
                ? new Named<>(PolicyWords.AGAINST.read(cell, remarks), null)
                : new Named<>(Against.ATTRIBUTE, attribute);
    }

    private static Counted<Period> period(Cell cell, Grammar.Remarks remarks) throws Misread {
        Matcher rolling = ROLLING.matcher(cell.isText() ? cell.trimmed() : "");
        if (rolling.matches() && Integer.parseInt(rolling.group(1)) > 0) {
            return new Counted<>(Period.ROLLING, Integer.parseInt(rolling.group(1)));
        }
        try {
            return new Counted<>(PolicyWords.TIER_PERIOD.read(cell, remarks), 0);
        } catch (Misread fault) {
            throw new Misread(fault.expected() + ", rolling N days", fault.suggestion());
        }
    }

    private static Counted<Mode> mode(Cell cell, Grammar.Remarks remarks) throws Misread {
        Matcher lagged = LAGGED.matcher(cell.isText() ? cell.trimmed() : "");
        if (lagged.matches() && Integer.parseInt(lagged.group(1)) > 0) {
            return new Counted<>(Mode.LAGGED, Integer.parseInt(lagged.group(1)));
        }
        Mode mode = PolicyWords.MODE.read(cell, remarks);
        return new Counted<>(mode, mode == Mode.LAGGED ? 1 : 0);
    }

    @Nullable
    Mode mode() {
        return how == null ? null : how.word();
    }

    boolean isComplete() {
        return metric != null && period != null && how != null;
    }

    /** From and Below: a percentage where the scheme is against something, else in what the metric counts. */
    Condition.@Nullable Band band(RowReader row) {
        Cell from = row.at("From");
        Cell below = row.at("Below");
        if (metric == null || from == null && below == null) {
            return null;
        }
        if (against.word() != Against.NOTHING) {
            return numbers(row, from, below, Percents.any());
        }
        if (metric.word().isMoney()) {
            return Conditions.money(row, from, below);
        }
        return numbers(row, from, below, metric.word().counts() ? Conditions.whole() : Conditions.number());
    }

    private static Condition.@Nullable Band numbers(
            RowReader row, @Nullable Cell from, @Nullable Cell below, Grammar<BigDecimal> grammar) {
        BigDecimal low = from == null ? null : row.readCell(from, grammar);
        BigDecimal high = below == null ? null : row.readCell(below, grammar);
        return low == null && high == null ? null : new Condition.Band(low, high, null);
    }

    TierScheme scheme(RowRef ref, String name, List<TierBand> bands) {
        Named<Metric> counted = Objects.requireNonNull(metric);
        Counted<Period> over = Objects.requireNonNull(period);
        Counted<Mode> pays = Objects.requireNonNull(how);
        return new TierScheme(
                ref,
                name,
                counted.word(),
                counted.attribute(),
                lessRefunds,
                allSales,
                over.word(),
                over.count(),
                against.word(),
                against.attribute(),
                pays.word(),
                pays.count(),
                bands);
    }
}
