package io.ratebook.settlement.web;

import io.ratebook.evaluation.Explanation;
import io.ratebook.evaluation.Explanation.Calculation;
import io.ratebook.evaluation.Explanation.Input;
import io.ratebook.evaluation.Explanation.Trial;
import java.util.List;
import java.util.Locale;

/** The story of an amount. */
public record ExplanationJson(
        String reference, List<Input> inputs, List<Calculation> calculations, List<TrialJson> trials) {
    /** A row tried on the sale. */
    public record TrialJson(
            String partner,
            String sheet,
            String row,
            String rate,
            String verdict,
            List<Explanation.Cell> cells,
            String because) {
        static TrialJson of(Trial trial) {
            return new TrialJson(
                    trial.partner(),
                    trial.sheet(),
                    trial.row(),
                    trial.rate(),
                    trial.verdict().name().toLowerCase(Locale.ROOT),
                    trial.cells(),
                    trial.because());
        }
    }

    public static ExplanationJson of(Explanation explanation) {
        return new ExplanationJson(
                explanation.reference(),
                explanation.inputs(),
                explanation.calculations(),
                explanation.trials().stream().map(TrialJson::of).toList());
    }
}
