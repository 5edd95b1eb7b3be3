package io.ratebook.payout.web;

import io.ratebook.money.Money;
import io.ratebook.payout.LineKey;
import io.ratebook.payout.PaymentFilter;
import io.ratebook.payout.SinglePayments.Goal;
import io.ratebook.payout.SinglePayments.Wish;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.MoneyJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen of the pending payments: lines, or all that match the list's query. One of the two is null.
 *
 * @param lines 5,000 at most
 * @param noMinimum to pay below the minimum too
 */
record PaymentChoice(
        @Nullable List<Line> lines,
        @Nullable PaymentQuery filter,
        @Nullable Boolean noMinimum) {
    private static final int LINES_MAX = 5_000;

    /** A line, with what it showed as payable. */
    record Line(@Nullable String partner, @Nullable MoneyJson payable) {}

    Wish wish(Goal goal, FieldProblems problems) {
        Map<LineKey, Long> shown = shown(problems);
        return new Wish(
                goal, shown, filter == null ? PaymentFilter.ALL : filter.filter(), Boolean.TRUE.equals(noMinimum));
    }

    /** Null where all that match are meant. */
    @Nullable
    Map<LineKey, Long> shown(FieldProblems problems) {
        if ((lines == null) == (filter == null) || (lines != null && (lines.isEmpty() || lines.size() > LINES_MAX))) {
            problems.add(
                    "lines",
                    lines == null ? null : lines.size() + " lines",
                    "either 1 to " + LINES_MAX + " lines, or a filter");
            return null;
        }
        return lines == null ? null : read(lines, problems);
    }

    private static Map<LineKey, Long> read(List<Line> lines, FieldProblems problems) {
        Map<LineKey, Long> shown = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String field = "lines[" + i + "]";
            String code = problems.text(field + ".partner", line.partner(), 60);
            Money money = line.payable() == null ? null : line.payable().read(field + ".payable", problems);
            if (line.payable() == null) {
                problems.add(field + ".payable", null, "what the line showed");
            }
            if (code != null && money != null) {
                LineKey key = new LineKey(code, money.currency().code());
                if (shown.put(key, money.minor()) != null) {
                    problems.add(field, code, "each partner and currency once");
                }
            }
        }
        return Objects.requireNonNull(shown);
    }
}
