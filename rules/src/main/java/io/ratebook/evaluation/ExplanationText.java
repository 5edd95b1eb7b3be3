package io.ratebook.evaluation;

import io.ratebook.calendar.Spans;
import io.ratebook.evaluation.Explanation.Calculation;
import io.ratebook.evaluation.Explanation.Cell;
import io.ratebook.evaluation.Explanation.Trial;
import io.ratebook.evaluation.Explanation.Verdict;
import io.ratebook.evaluation.ResultLine.Kind;
import io.ratebook.money.Money;
import java.util.stream.Collectors;

/** An explanation in plain lines: the amounts first, then how, then why this row and why not another. */
final class ExplanationText {
    private final Explanation explanation;
    private final StringBuilder text = new StringBuilder();

    ExplanationText(Explanation explanation) {
        this.explanation = explanation;
    }

    String write() {
        explanation.lines().forEach(this::headline);
        line("");
        line("What came in");
        explanation.inputs().forEach(input -> line("  %-26s %s".formatted(input.name(), input.value())));
        for (Calculation calculation : explanation.calculations()) {
            line("");
            line("How " + calculation.component() + " of " + calculation.partner() + " came about");
            calculation.steps().forEach(step -> line("  " + step));
        }
        trials(Verdict.WON, "Why this row");
        trials(Verdict.LOST, "Why not another (nearest first)");
        return text.toString();
    }

    private void headline(ResultLine line) {
        String what =
                switch (line.kind()) {
                    case NONE -> "no commission";
                    case PARKED -> "parked";
                    default ->
                        new Money(line.amountMinor(), line.currency()) + "  "
                                + line.kind().word();
                };
        String who = line.partner().isEmpty() ? "" : "  " + line.partner();
        String component = line.component().isEmpty() ? "" : " · " + line.component();
        line(what + who + component + "  for " + (line.reference().equals(line.sale()) ? "sale " : "refund ")
                + line.reference() + " at " + Spans.instant(line.occurredAtMicros()));
        if (!line.row().isEmpty()) {
            line("  " + line.sheet() + ", " + line.row()
                    + (line.rate().isEmpty() ? "" : ": " + line.rate())
                    + (line.base().isEmpty() ? "" : " of " + line.base()));
        }
        if (line.payableFromMicros() != null && line.kind() != Kind.NONE) {
            line("  payable from " + Spans.instant(line.payableFromMicros())
                    + (line.approval() == null
                            ? ""
                            : ", approval " + line.approval().word()));
        }
        if (!line.reason().isEmpty()) {
            line("  " + line.reason());
        }
    }

    private void trials(Verdict verdict, String title) {
        if (explanation.trials().stream().noneMatch(trial -> trial.verdict() == verdict)) {
            return;
        }
        line("");
        line(title);
        for (Trial trial : explanation.trials()) {
            if (trial.verdict() == verdict) {
                line("  " + trial.sheet() + ", " + trial.row() + " (" + trial.rate() + ") for " + trial.partner()
                        + (trial.because().isEmpty() ? "" : ": " + trial.because()));
                if (verdict == Verdict.WON) {
                    line("    "
                            + (trial.cells().isEmpty()
                                    ? "no condition"
                                    : trial.cells().stream()
                                            .map(ExplanationText::cell)
                                            .collect(Collectors.joining("; "))));
                }
            }
        }
    }

    private static String cell(Cell cell) {
        return cell.column() + " " + cell.condition() + (cell.holds() ? " ✓ " : " ✗ ")
                + (cell.found().isEmpty() ? "(none)" : cell.found());
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
